import { type Finding, refuse, type Standing } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import { Duplicate } from "@tallenne/store";
import { inviteBy } from "../invitations/make-link.ts";
import type { IdentityPorts } from "../ports.ts";
import { holdsIdentityCode } from "../proofs/new-pass-phrase.ts";
import { allUnits } from "../units/unit.ts";
import { normalName } from "./person.ts";

/** A person to be added, as the administrator types it. */
export interface NewPerson {
  readonly name: string;
  readonly signInName: string;
  readonly unit: string;
  readonly office: string;
  readonly language: Standing["language"];
  readonly agentKeys: readonly string[];
}

/** What is wrong with a person to be added. Throws Problem `bad-input` with all of it. */
export async function requireSound(ports: Pick<IdentityPorts, "units">, person: NewPerson): Promise<void> {
  const findings: Finding[] = [];
  const units = await allUnits(ports.units);
  if (!units.some(({ id }) => id === person.unit))
    findings.push({ pointer: "/unit", code: "unknown-unit", detail: "add the unit first" });
  if (!units.some(({ office }) => office === person.office))
    findings.push({ pointer: "/office", code: "unknown-office", detail: "an office that has a unit" });
  if (holdsIdentityCode(person.signInName))
    findings.push({
      pointer: "/signInName",
      code: "identity-code",
      detail: "never a personal identity code",
    });
  if (findings.length > 0) throw refuse("bad-input", { findings });
}

/**
 * Adds a person who is invited and may do nothing yet; answers the token by which they choose their own proofs. Throws Problem `conflict` where the
 * sign-in name or a recorder's key is another person's already.
 */
export function createPersonWith(ports: IdentityPorts) {
  const { people } = ports;
  return async (id: PersonId, asked: NewPerson): Promise<{ person: PersonId; invitation: string }> => {
    const agentKeys = [...new Set(asked.agentKeys)];
    for (const key of agentKeys)
      if ((await people.count({ field: "agentKeys", contains: key })) > 0) throw refuse("conflict");
    try {
      await people.insert({
        ...asked,
        id,
        signInName: normalName(asked.signInName),
        agentKeys,
        state: "invited",
        usedStep: 0,
        sessions: 1,
      });
    } catch (failure) {
      if (failure instanceof Duplicate) throw refuse("conflict");
      throw failure;
    }
    return { person: id, invitation: await inviteBy(ports, { person: id, kind: "invitation" }) };
  };
}
