import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import type { RequestView } from "@tallenne/contracts";
import type { Failure } from "../../api/failure.ts";
import { answers, askAgain } from "../../api/queries.ts";

/** One act on a request: what it became is shown at once, lists are asked again. */
export function useRequestAct<T>(
  act: (asked: T) => Promise<RequestView>,
  then?: () => void,
): UseMutationResult<RequestView, Failure, T> {
  return useMutation<RequestView, Failure, T>({
    mutationFn: act,
    onSuccess: async (changed) => {
      answers.setQueryData(["readRequest", { params: { case: changed.id } }], changed);
      then?.();
      await askAgain("listRequests", "listContacts");
    },
  });
}
