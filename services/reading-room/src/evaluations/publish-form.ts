import { type EvaluationForm, type LedgerEntry, refuse } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Chance, Clock } from "@tallenne/runtime";
import { carrying, Duplicate } from "@tallenne/store";
import { trailEvent } from "../sittings/trail-event.ts";
import { type Form, type Forms, formView } from "./form.ts";

interface PublishPorts {
  readonly forms: Forms;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** Publishes the next version of a form, the first of a new code. The entry lies in its document. Throws `conflict` when another was published at that moment. */
export function publishForm({ forms, clock, chance }: PublishPorts) {
  return async (
    { code, title, items }: Pick<EvaluationForm, "code" | "title" | "items">,
    entryOf: (form: Pick<Form, "id" | "code" | "number">) => LedgerEntry,
  ): Promise<EvaluationForm> => {
    const { rows } = await forms.find({
      where: { field: "code", is: code },
      order: [{ field: "number", direction: "desc" }],
      limit: 1,
    });
    const form = { id: chance.id("form"), code, number: (rows[0]?.number ?? 0) + 1 };
    const entry = trailEvent(chance, entryOf(form));
    try {
      const publishedAt = instantOf(clock.now());
      return formView(await forms.insert({ ...form, title, items, publishedAt, ...carrying([entry]) }));
    } catch (failure) {
      if (failure instanceof Duplicate) throw refuse("conflict");
      throw failure;
    }
  };
}
