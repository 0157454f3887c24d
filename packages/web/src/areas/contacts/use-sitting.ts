import { useEffect, useState } from "react";
import { type Answer, type Asking, call } from "../../api/client.ts";
import { type Failure, failureOf } from "../../api/failure.ts";
import { withStepUp } from "../../session/step-up.ts";
import type { Working } from "../../session/working.ts";

export type Contact = Asking<"readContact">["params"]["contact"];
export type OpenSitting = Answer<"openSitting">;

/** A sitting under way: asked for, open, or refused. */
interface Sitting {
  readonly open?: OpenSitting;
  readonly failure?: Failure;
  readonly retry: () => void;
}

/** Opens a sitting for one contact when it comes on the page, and closes it when it leaves. Asks for a fresh proof of identity where one is wanted. */
export function useSitting(contact: Contact, { purpose, case: matter }: Working): Sitting {
  const [open, setOpen] = useState<OpenSitting>();
  const [failure, setFailure] = useState<Failure>();
  const [attempt, setAttempt] = useState(() => new Attempt());
  const caseId = matter?.id;
  useEffect(() => {
    const body = { purpose, contacts: [contact], ...(caseId === undefined ? {} : { case: caseId }) };
    return attempt.begin(body, setOpen, setFailure);
  }, [contact, purpose, caseId, attempt]);
  return {
    ...(open === undefined ? {} : { open }),
    ...(failure === undefined ? {} : { failure }),
    retry: () => {
      setFailure(undefined);
      setAttempt(new Attempt());
    },
  };
}

/** One try at opening; what opens after the page was left is closed at once. */
class Attempt {
  begin(
    body: Asking<"openSitting">["body"],
    opened: (sitting: OpenSitting) => void,
    refused: (failure: Failure) => void,
  ): () => void {
    let isLeft = false;
    let seated: OpenSitting | undefined;
    const take = (sitting: OpenSitting): void => {
      seated = sitting;
      if (isLeft) close(sitting);
      else opened(sitting);
    };
    const refuse = (thrown: unknown): void => {
      if (!isLeft) refused(failureOf(thrown));
    };
    withStepUp(() => call("openSitting", { body })).then(take, refuse);
    return () => {
      isLeft = true;
      if (seated !== undefined) close(seated);
    };
  }
}

/** Told even when the page is going away; a sitting nobody closes ends with its session. */
function close({ sitting }: OpenSitting): void {
  void call("closeSitting", { params: { sitting } }, { keepalive: true }).catch(() => undefined);
}
