import { refuse } from "@tallenne/contracts";
import type { IdentityPorts } from "../ports.ts";
import { base32 } from "../proofs/base32.ts";
import { authenticatorUri, secretLength, shownStep } from "../proofs/one-time-code.ts";
import { passPhraseFindings } from "../proofs/new-pass-phrase.ts";
import { sealedFor } from "../proofs/prove-identity.ts";
import type { Invitation } from "./invitation.ts";

type AuthenticatorPorts = Pick<IdentityPorts, "invitations" | "sealer" | "chance" | "clock" | "phrases">;

/** An authenticator's secret as the page shows it. */
export interface Offered {
  readonly secret: string;
  readonly uri: string;
}

/** Offers an authenticator secret for an invitation: the same one again until it is confirmed, so that a page may be loaded twice. */
export async function offerAuthenticator(
  ports: AuthenticatorPorts,
  asked: { readonly invitation: Invitation; readonly account: string },
): Promise<Offered> {
  const { invitations, sealer, chance } = ports;
  const { invitation, account } = asked;
  const of = sealedFor.authenticator(invitation.person);
  const made = sealer.seal(of, chance.bytes(secretLength));
  const now = await invitations.change(invitation.id, (before) =>
    before.authenticator === undefined ? { ...before, authenticator: made } : undefined,
  );
  if (now?.authenticator === undefined) throw refuse("sign-in-refused");
  const secret = sealer.open(of, now.authenticator);
  return { secret: base32(secret), uri: authenticatorUri(secret, account) };
}

/** What of a person's proofs is kept, once chosen. */
export interface ChosenProofs {
  readonly passPhrase: string;
  readonly authenticator: string;
  readonly usedStep: number;
}

/**
 * The proofs that a new person has chosen: a pass phrase that may be kept, and a code that shows that the authenticator took the secret offered.
 * Throws Problem `bad-input` for the phrase, `sign-in-refused` for the code.
 */
export async function chosenProofs(
  ports: AuthenticatorPorts,
  asked: {
    readonly invitation: Invitation;
    readonly signInName: string;
    readonly password: string;
    readonly code: string;
  },
): Promise<ChosenProofs> {
  const { sealer, clock, phrases } = ports;
  const { invitation, signInName, password, code } = asked;
  const findings = passPhraseFindings(password, signInName);
  if (findings.length > 0) throw refuse("bad-input", { findings });
  const { person, authenticator } = invitation;
  if (authenticator === undefined) throw refuse("sign-in-refused");
  const secret = sealer.open(sealedFor.authenticator(person), authenticator);
  const usedStep = shownStep({ secret, code, now: clock.now(), after: 0 });
  if (usedStep === undefined) throw refuse("sign-in-refused");
  const hash = Buffer.from(await phrases.hash(password), "utf8");
  return { passPhrase: sealer.seal(sealedFor.passPhrase(person), hash), authenticator, usedStep };
}
