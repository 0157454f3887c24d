import type { SealedCaseFile } from "@tallenne/contracts";
import { type KeyOpener, envelopeFormat, openEnvelope } from "@tallenne/vault";

/** The fields of a case file, unchecked. The keyring is looked at every time (flows D11). Throws `KeyGone`, `KeyringAway`, `Damaged`. */
export async function openCaseFile(opener: KeyOpener, file: SealedCaseFile): Promise<unknown> {
  const { case: contact, register, class: kept, anchorDate, lastDay, wrap, envelope } = file;
  const half = await opener.open(wrap);
  const binding = { contact, register, class: kept, anchorDate, lastDay };
  return openEnvelope(half, { format: envelopeFormat, wrap, sealed: envelope.sealed }, binding);
}
