import { refuse } from "@tallenne/contracts";
import type { PolicyId, Trilingual } from "@tallenne/domain";
import { Duplicate } from "@tallenne/store";
import type { IdentityPorts } from "../ports.ts";
import { textInForce, textOf } from "./commitment-text.ts";

/** Number of the next version. */
export async function nextNumber({ texts }: Pick<IdentityPorts, "texts">): Promise<number> {
  return ((await textInForce(texts))?.number ?? 0) + 1;
}

/**
 * Publishes a version: it is in force at once, and every commitment to another version has lapsed with it (T-A10.2a, grace 0). Throws Problem
 * `conflict` when somebody else has published that number meanwhile.
 */
export function publishWith({ texts, calendar }: Pick<IdentityPorts, "texts" | "calendar">) {
  return async (made: {
    readonly id: PolicyId;
    readonly number: number;
    readonly paragraphs: readonly Trilingual[];
    readonly laws: readonly string[];
  }): Promise<void> => {
    try {
      await texts.insert(textOf({ ...made, from: calendar.today() }));
    } catch (failure) {
      if (failure instanceof Duplicate) throw refuse("conflict");
      throw failure;
    }
  };
}
