import { type Finding, type LedgerEntry, refuse } from "@tallenne/contracts";
import { type CaseId, type ContactId, instantOf, type PersonId } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { carrying } from "@tallenne/store";
import type { Stretch } from "../sittings/stretch.ts";
import { trailEvent } from "../sittings/trail-event.ts";
import { type AskedEvaluation, evaluationsOf } from "./asked-evaluation.ts";
import { type Evaluation, type Evaluations, missingItems, unheardItems } from "./evaluation.ts";
import type { Form, Forms } from "./form.ts";
import type { Said, SealedEvaluations } from "./sealed-evaluation.ts";

interface SendPorts {
  readonly evaluations: Evaluations;
  readonly forms: Forms;
  readonly sealing: SealedEvaluations;
  readonly heard: (person: PersonId, contact: ContactId, matter: CaseId) => Promise<readonly Stretch[]>;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** What the ledger is told of a sending. */
export type SentEntry = (
  sent: Pick<Evaluation, "id">,
  form: Pick<Form, "code" | "number">,
  unheard: number,
) => LedgerEntry;

/**
 * Sends one's own draft to the adviser; from then on it never changes. Items without a score are findings. Scored items whose second was not heard are
 * findings too until the sender has named them: they stand in what is sent, for its adviser to see. Throws `out-of-turn` where nothing waits to be sent,
 * `conflict` when it was saved again meanwhile or another evaluator has sent with another form.
 */
export function sendEvaluation({ evaluations, forms, sealing, heard, clock, chance }: SendPorts) {
  return async (
    asked: AskedEvaluation,
    named: readonly number[],
    entryOf: SentEntry,
  ): Promise<{ readonly sent: Evaluation; readonly said: Said }> => {
    const { own, others } = await evaluationsOf(evaluations, asked);
    if (own?.state !== "draft") throw refuse("out-of-turn");
    const form = await forms.get(own.form);
    const [draft] = await sealing.open(asked.contact, [own]);
    if (form === undefined || draft === undefined) throw refuse("out-of-turn");
    if (others.some((one) => one.state === "sent" && one.form !== own.form)) throw refuse("conflict");
    const isHeard = asked.contact.audio !== null;
    const heardSoFar = isHeard ? await heard(asked.evaluator, asked.contact.id, asked.case) : [];
    const unheard = isHeard ? unheardItems(draft.scores, heardSoFar) : [];
    stopAt([
      ...missingItems(draft.scores, form).map((item) => ({ pointer: `/scores/${item}`, code: "missing" })),
      ...unheard
        .filter((item) => !named.includes(item))
        .map((item) => ({ pointer: `/unheard/${item}`, code: "unheard" })),
    ]);
    const { scores, feedback } = draft;
    const said: Said = { scores, ...(feedback === undefined ? {} : { feedback }), unheard };
    const sealed = await sealing.seal(asked.contact, own.id, said);
    const sentAt = instantOf(clock.now());
    const sent = await evaluations.change(own.id, (found) => {
      if (found.state === "sent" || found.savedAt !== own.savedAt || found.sealed !== own.sealed)
        throw refuse("conflict");
      const entry = trailEvent(chance, entryOf(own, form, unheard.length));
      return { ...found, state: "sent", sentAt, sealed, ...carrying([...found.pending, entry]) };
    });
    if (sent === undefined) throw refuse("gone");
    return { sent, said };
  };
}

function stopAt(findings: readonly Finding[]): void {
  if (findings.length > 0) throw refuse("bad-input", { findings: [...findings] });
}
