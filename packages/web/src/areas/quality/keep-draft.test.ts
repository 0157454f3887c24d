import { describe, expect, test } from "@jest/globals";
import type { EvaluationForm } from "@tallenne/contracts";
import { Failure } from "../../api/failure.ts";
import { draftOf, scored } from "./draft.ts";
import { keepDraft } from "./keep-draft.ts";

const first = draftOf("form_0123456789abcdefghjkmnpqrs" as EvaluationForm["id"], null);

/** A server that answers when told to, and a clock that rings by hand. */
function scene() {
  const saved: number[] = [];
  const answers: ((failed?: Failure) => void)[] = [];
  let ring: (() => void) | undefined;
  const keeper = keepDraft(
    { draft: first },
    {
      save: (draft) =>
        new Promise((resolve, reject) => {
          saved.push(draft.scores.length);
          answers.push((failed) => (failed === undefined ? resolve(`save-${saved.length}`) : reject(failed)));
        }),
      after: (_ms, act) => {
        ring = act;
        return () => {
          ring = undefined;
        };
      },
    },
  );
  return { keeper, saved, answers, ring: () => ring?.(), isWaiting: () => ring !== undefined };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a draft", () => {
  test("is saved once when changes come to rest, and again for what changed while it was saved", async () => {
    const { keeper, saved, answers, ring, isWaiting } = scene();
    keeper.change(scored(first, 0, 1));
    keeper.change(scored(scored(first, 0, 1), 1, 1));
    expect([saved, isWaiting()]).toEqual([[], true]);
    ring();
    expect(saved).toEqual([2]);
    keeper.change(scored(scored(scored(first, 0, 1), 1, 1), 2, 2));
    answers[0]?.();
    await settled();
    expect(saved).toEqual([2, 3]);
    answers[1]?.();
    await settled();
    expect(keeper.state.get()).toMatchObject({ is: "saved", savedAt: "save-2" });
  });

  test("that was refused says so, and goes with the next try", async () => {
    const { keeper, saved, answers } = scene();
    keeper.change(scored(first, 0, 1));
    const tried = keeper.flush();
    answers[0]?.(new Failure("no-ledger"));
    await tried;
    expect(keeper.state.get()).toMatchObject({ is: "failed", failure: { slug: "no-ledger" } });
    const again = keeper.flush();
    answers[1]?.();
    await again;
    expect([saved, keeper.state.get().is]).toEqual([[1, 1], "saved"]);
  });

  test("that is saved already asks for nothing", async () => {
    const { keeper, saved } = scene();
    await keeper.flush();
    keeper.end();
    expect(saved).toEqual([]);
  });
});
