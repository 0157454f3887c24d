import type { Permit, Receipt } from "@tallenne/access";
import { type AccessFacts, type PartView, refuse, reportDamage } from "@tallenne/contracts";
import type { Log } from "@tallenne/runtime";
import {
  Damaged,
  KeyGone,
  KeyringAway,
  type KeyOpener,
  ObjectMissing,
  type ObjectReader,
  type OpenedObject,
  type PartKind,
  openSealed,
  partContext,
  StoreAway,
} from "@tallenne/vault";
import type { Peers } from "@tallenne/wire";
import { keyOf, openKey, wrappedOf } from "./open-keys.ts";

interface ContentsPorts {
  readonly opener: KeyOpener;
  readonly objects: ObjectReader;
  readonly peers: Pick<Peers, "call">;
  readonly log: Log;
}

/** Acts whose permit opens content. */
type OpeningAct = "recording.listen" | "text.read" | "sitting.open" | "visit.open";

/** Opens parts of contacts. There is no other way to content in the product: it takes a permit that covers the contact, and a receipt. */
export interface Contents {
  /**
   * Throws Problem `gone` when the key was destroyed, `unknown` for a part that is not there, `store-away` when key or object cannot be reached,
   * `damaged` when a byte is wrong or the object is missing; so do reads of the opened part. Damage is told to the steward, once.
   */
  open(
    permit: Permit<OpeningAct>,
    receipt: Receipt,
    contact: AccessFacts,
    kind: PartKind,
  ): Promise<OpenedObject>;
}

/** Builds the opener of contents. */
export function contentsOf(ports: ContentsPorts): Contents {
  const { opener, objects } = ports;
  return {
    open: async (permit, receipt, contact, kind) => {
      if (!permit.covers(contact.id)) throw new TypeError("the permit is not for this contact");
      if (receipt.index < 0) throw new TypeError("the receipt is of no entry");
      const part = contact.parts.find((one) => one.kind === kind);
      if (part === undefined) throw refuse("unknown");
      const explain = explainer(ports, contact, part);
      try {
        const key = await openKey(opener, wrappedOf(contact), keyOf(kind));
        const opened = await openSealed({
          key,
          context: partContext({ contact: contact.id, part: part.id, kind }),
          sealedLength: part.sealedLength,
          read: (from, to) => objects.getSpan(part.key, { from, to }),
        });
        return explained(opened, explain);
      } catch (failure) {
        throw explain(failure);
      }
    },
  };
}

/** Says in the words of the contract why something could not be opened. */
type Explain = (failure: unknown) => unknown;

function explainer({ peers, log }: ContentsPorts, contact: AccessFacts, part: PartView): Explain {
  let isTold = false;
  const tellOnce = (): void => {
    if (isTold) return;
    isTold = true;
    log.error({ event: "part-damaged", contact: contact.id, part: part.id });
    // The listener does not wait for the steward: the answer is cut either way.
    peers
      .call(reportDamage, { body: { contact: contact.id, part: part.kind, key: part.key } })
      .catch((failure: unknown) => log.error({ event: "damage-unreported", contact: contact.id }, failure));
  };
  return (failure) => {
    const isDamage = failure instanceof Damaged || failure instanceof ObjectMissing;
    if (isDamage) tellOnce();
    return whyClosed(failure);
  };
}

/**
 * Why something sealed did not open, in the words of the contract: `gone` with its key, `damaged`, `store-away` when key or object cannot be reached.
 * Whatever else failed is answered as it came.
 */
export function whyClosed(failure: unknown): unknown {
  if (failure instanceof KeyGone) return refuse("gone");
  if (failure instanceof Damaged || failure instanceof ObjectMissing)
    return refuse("damaged", { cause: failure });
  const isOfTheSystem = typeof (failure as NodeJS.ErrnoException).syscall === "string";
  const isAway = failure instanceof KeyringAway || failure instanceof StoreAway;
  return isAway || isOfTheSystem ? refuse("store-away", { cause: failure }) : failure;
}

function explained(opened: OpenedObject, explain: Explain): OpenedObject {
  return {
    ...opened,
    async *range(from, to) {
      try {
        yield* opened.range(from, to);
      } catch (failure) {
        throw explain(failure);
      }
    },
    bytes: async (from, to) => {
      try {
        return await opened.bytes(from, to);
      } catch (failure) {
        throw explain(failure);
      }
    },
  };
}

/** A whole part as bytes; for small ones: peaks, silences, texts. */
export async function wholeOf(opened: OpenedObject): Promise<Buffer> {
  return opened.bytes(0, opened.plainLength);
}
