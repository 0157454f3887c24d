import type { UseQueryResult } from "@tanstack/react-query";
import type { CaseView } from "@tallenne/contracts";
import { useEffect } from "react";
import type { Failure } from "../../api/failure.ts";
import { useAnswer } from "../../api/queries.ts";
import { useStore } from "../../platform/store.ts";
import { workFor, workOf } from "../../session/acts.ts";
import { isSameWork, working } from "../../session/working.ts";

/** A quality project of one's own, and whether the page works for it by now: before that nothing of its contacts is asked for. */
interface Project {
  readonly query: UseQueryResult<CaseView, Failure>;
  readonly matter: CaseView | undefined;
  readonly isNamed: boolean;
  /** There is none, or not for this person, or it is a case of another kind. */
  readonly isUnknown: boolean;
}

/** Reads a project and names it as what the page works for, while it is open. */
export function useProject(id: CaseView["id"]): Project {
  const query = useAnswer("readCase", { params: { case: id } });
  const matter = query.data;
  const work = useStore(working);
  const isOpen = matter?.state === "open" && matter.kind === "quality";
  useEffect(() => {
    if (matter !== undefined && isOpen) workFor(workOf(matter));
  }, [matter, isOpen]);
  const refused = query.isError && (query.error.slug === "unknown" || query.error.slug === "not-permitted");
  return {
    query,
    matter,
    isNamed: matter !== undefined && isOpen && isSameWork(work, workOf(matter)),
    isUnknown: refused || (matter !== undefined && matter.kind !== "quality"),
  };
}
