import { type Standing, refuse } from "@tallenne/contracts";
import type { ContactId, SittingId } from "@tallenne/domain";
import type { Collection } from "@tallenne/store";
import type { Sitting } from "./sitting.ts";

/** The open sitting of this very session; any other, and any contact outside it, is unknown. */
export async function ownSitting(
  sittings: Collection<Sitting>,
  standing: Standing,
  asked: { readonly sitting: SittingId; readonly contacts?: readonly ContactId[] },
): Promise<Sitting> {
  const sitting = await sittings.get(asked.sitting);
  const isOwn =
    sitting?.session === standing.session &&
    sitting.person === standing.person &&
    sitting.role === standing.role;
  if (sitting === undefined || !isOwn || sitting.state !== "open") throw refuse("unknown");
  if (asked.contacts?.some((contact) => !sitting.contacts.includes(contact)) === true)
    throw refuse("unknown");
  return sitting;
}
