import { type AccessFacts, type PersonalFields, personalFields, type WrapView } from "@tallenne/contracts";
import type { CalendarDate, ContactId } from "@tallenne/domain";
import {
  type Binding,
  isLatePart,
  type PartKind,
  type BucketClass,
  type KeyOpener,
  type PrivateHalf,
  type Wrap,
  envelopeFormat,
  openEnvelope,
  unwrapKey,
} from "@tallenne/vault";

/** What of a contact a wrap is bound to. */
export interface WrappedContact {
  readonly contact: ContactId;
  readonly register: string;
  readonly class: string;
  readonly anchorDate: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly wraps: readonly WrapView[];
}

/** The wrapped contact of the catalogue's facts. */
export function wrappedOf({
  id,
  register,
  class: retention,
  anchorDate,
  row,
  wraps,
}: AccessFacts): WrappedContact {
  return { contact: id, register, class: retention, anchorDate, lastDay: row.lastDay, wraps };
}

/** The wrap of a kind; a contact without one cannot be opened. */
function wrapOf({ wraps }: Pick<WrappedContact, "wraps">, kind: Wrap["kind"]): WrapView {
  const found = wraps.find((wrap) => wrap.kind === kind);
  if (found === undefined) throw new RangeError("the contact has no such wrap");
  return found;
}

/** The binding a wrap was made with (flows D12). */
export function bindingOf(contact: WrappedContact, kind: Wrap["kind"]): Binding {
  const { contact: id, register, class: retention, anchorDate, lastDay } = contact;
  return { contact: id, register, class: retention as BucketClass, anchorDate, lastDay, kind };
}

/**
 * Opens a contact's key: the keyring is looked at every time, so a destroyed bucket opens nothing from that moment (flows D11). Throws `KeyGone`,
 * `Damaged`.
 */
export async function openKey(
  opener: KeyOpener,
  contact: WrappedContact,
  kind: Wrap["kind"],
): Promise<Buffer> {
  const wrap = wrapOf(contact, kind);
  const half: PrivateHalf = await opener.open(wrap);
  return unwrapKey(half, wrap, bindingOf(contact, kind));
}

/** The key that a part opens with: one for those that came together, one of its own for each that came later. */
export function keyOf(part: PartKind): Wrap["kind"] {
  return isLatePart(part) ? part : "object";
}

/** Personal fields as the catalogue keeps them: sealed, with the wraps that lead to them. */
export interface SealedFields extends WrappedContact {
  readonly envelope: { readonly sealed: string };
}

/** The wrap of the record key: in which bucket version the personal fields lie. */
export function recordWrapOf(one: Pick<WrappedContact, "wraps">): WrapView {
  return wrapOf(one, "record");
}

/** The personal fields of a contact. Throws `KeyGone`, `KeyringAway`, `Damaged`, and a ZodError for fields of another form. */
export async function openedFields(opener: KeyOpener, one: SealedFields): Promise<PersonalFields> {
  const wrap = wrapOf(one, "record");
  const { kind: _kind, ...binding } = bindingOf(one, "record");
  const half = await opener.open(wrap);
  const { sealed } = one.envelope;
  return personalFields.parse(openEnvelope(half, { format: envelopeFormat, wrap, sealed }, binding));
}
