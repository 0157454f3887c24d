import { failureOf } from "../api/failure.ts";
import { store } from "../platform/store.ts";

/** Somebody waits for the person to prove again who they are; `answer` tells whether they did. */
export const stepUpAsked = store<{ readonly answer: (proved: boolean) => void } | undefined>(undefined);

let pending: Promise<boolean> | undefined;

/** Acts; when the act wants a fresh proof of identity, asks for it and acts again. Throws the refusal when the person declines. */
export async function withStepUp<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.slug !== "step-up-first") throw thrown;
    if (!(await proof())) throw failure;
    return await act();
  }
}

/** The person is asked once: acts that come while the question stands share its answer. */
function proof(): Promise<boolean> {
  pending ??= new Promise<boolean>((answer) => {
    stepUpAsked.set({ answer });
  }).finally(() => {
    stepUpAsked.set(undefined);
    pending = undefined;
  });
  return pending;
}

/** Nobody is there any more to answer: whoever waits for a proof is refused. */
export function forgetStepUp(): void {
  stepUpAsked.get()?.answer(false);
}
