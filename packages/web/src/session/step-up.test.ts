import { beforeEach, expect, test } from "@jest/globals";
import { Failure } from "../api/failure.ts";
import { forgetStepUp, stepUpAsked, withStepUp } from "./step-up.ts";

/** An act that wants a proof once, and then does its deed. */
function wanting(deed: string): { act: () => Promise<string>; tries: () => number } {
  let tries = 0;
  return {
    act: async () => {
      tries += 1;
      if (tries === 1) throw new Failure("step-up-first");
      return deed;
    },
    tries: () => tries,
  };
}
const asked = () =>
  new Promise<void>((told) => {
    if (stepUpAsked.get() !== undefined) return told();
    const stop = stepUpAsked.subscribe(() => {
      stop();
      told();
    });
  });

beforeEach(() => {
  forgetStepUp();
});

test("two acts at once ask one question, and its answer lets both go on", async () => {
  const [one, other] = [wanting("peaks"), wanting("ticket")];
  const deeds = Promise.all([withStepUp(one.act), withStepUp(other.act)]);
  await asked();
  const question = stepUpAsked.get();
  await Promise.resolve();
  expect(stepUpAsked.get()).toBe(question);
  question?.answer(true);
  expect(await deeds).toEqual(["peaks", "ticket"]);
  expect(stepUpAsked.get()).toBeUndefined();
});

test("declining refuses both, and the next act asks anew", async () => {
  const deeds = Promise.allSettled([withStepUp(wanting("a").act), withStepUp(wanting("b").act)]);
  await asked();
  stepUpAsked.get()?.answer(false);
  expect((await deeds).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const again = withStepUp(wanting("c").act);
  await asked();
  stepUpAsked.get()?.answer(true);
  expect(await again).toBe("c");
});

test("a session that ends answers for the person: nobody waits for ever", async () => {
  const deed = withStepUp(wanting("a").act).catch((thrown: unknown) => thrown);
  await asked();
  forgetStepUp();
  expect(await deed).toMatchObject({ slug: "step-up-first" });
});

test("another refusal asks nothing", async () => {
  const refused = withStepUp(() => Promise.reject(new Failure("not-permitted")));
  await expect(refused).rejects.toMatchObject({ slug: "not-permitted" });
  expect(stepUpAsked.get()).toBeUndefined();
});
