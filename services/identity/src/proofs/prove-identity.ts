import type { SessionId } from "@tallenne/domain";
import type { Clock } from "@tallenne/runtime";
import { normalName, type People, type Person, personNamed } from "../people/person.ts";
import type { AttemptCount, Trier } from "./attempts.ts";
import { secretLength, shownStep } from "./one-time-code.ts";
import type { PassPhrases } from "./pass-phrase.ts";
import type { Sealer } from "./sealer.ts";

/** What proving needs. */
export interface ProvingPorts {
  readonly people: People;
  readonly attempts: AttemptCount;
  readonly phrases: PassPhrases;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** What a person shows. */
export interface Shown {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

/** From where a proof is shown: a source address, as far as it is known, or a session that is open already. */
export type From = { readonly address: string | undefined } | { readonly session: SessionId };

/** Whether somebody is who they say. A known name whose proof failed is for the ledger; callers of a route learn nothing of it. */
export type Proof =
  | { readonly proved: Person }
  | { readonly proved?: never; readonly named: Person | undefined };

/** Names of what is sealed for a person. */
export const sealedFor = {
  passPhrase: (id: string) => `pass-phrase ${id}`,
  authenticator: (id: string) => `authenticator ${id}`,
} as const;

const nobody = new Uint8Array(secretLength);

/**
 * Proves identity by pass phrase and one-time code. An unknown name costs the same as a known one; both parts are looked at before either
 * decides; a code counts once. Changes only the count of attempts and the step of the code used. Throws Problem `too-many`.
 */
export function proveIdentity(ports: ProvingPorts) {
  const { people, attempts, phrases, sealer, clock } = ports;
  return async (shown: Shown, from: From): Promise<Proof> => {
    const name = normalName(shown.name);
    const trier: Trier = "session" in from ? from : { name, address: from.address };
    await attempts.take(trier);
    const named = await personNamed(people, name);
    const active = named?.state === "active" ? named : undefined;
    const { passPhrase, authenticator } = active ?? {};
    const hash =
      active && passPhrase !== undefined
        ? Buffer.from(sealer.open(sealedFor.passPhrase(active.id), passPhrase)).toString("utf8")
        : undefined;
    const secret =
      active && authenticator !== undefined
        ? sealer.open(sealedFor.authenticator(active.id), authenticator)
        : undefined;
    const isPhrase = await phrases.matches(shown.password, hash);
    const step = shownStep({
      secret: secret ?? nobody,
      code: shown.code,
      now: clock.now(),
      after: active?.usedStep ?? 0,
    });
    if (!active || !secret || !isPhrase || step === undefined) return { named };
    const proved = await useStep(people, { person: active, step });
    if (!proved) return { named };
    await attempts.succeeded(trier);
    return { proved };
  };
}

/** Uses up a code. Of two who show the same one at the same time, one is refused. */
async function useStep(
  people: People,
  used: { readonly person: Person; readonly step: number },
): Promise<Person | undefined> {
  let taken = false;
  const person = await people.change(used.person.id, (now) => {
    taken = now.state === "active" && now.usedStep < used.step;
    return taken ? { ...now, usedStep: used.step } : undefined;
  });
  return taken ? person : undefined;
}
