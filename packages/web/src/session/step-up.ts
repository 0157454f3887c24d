import { failureOf } from "../api/failure.ts";
import { store } from "../platform/store.ts";

/** Somebody waits for the person to prove again who they are; `answer` tells whether they did. */
export const stepUpAsked = store<{ readonly answer: (proved: boolean) => void } | undefined>(undefined);

/** Acts; when the act wants a fresh proof of identity, asks for it and acts again. Throws the refusal when the person declines. */
export async function withStepUp<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.slug !== "step-up-first") throw thrown;
    const proved = await new Promise<boolean>((answer) => {
      stepUpAsked.set({ answer });
    });
    stepUpAsked.set(undefined);
    if (!proved) throw failure;
    return await act();
  }
}
