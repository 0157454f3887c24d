import { type LedgerEntry, parseEntry } from "@tallenne/contracts";
import { instantOf, isPast, period, plus } from "@tallenne/domain";
import type { IdentityPorts } from "../ports.ts";
import type { Person } from "./person.ts";

/** How long names of former staff stay, so that a pseudonym of the ledger can be resolved (flows §5: employment + 2 years). */
const namesStay = period("P24M");
/** How long it stays known that somebody had signed and held rights (domain-access §4, §5: employment + 10 years). */
const signaturesStay = period("P120M");

type Ports = Pick<
  IdentityPorts,
  "people" | "grants" | "commitments" | "ledger" | "calendar" | "clock" | "chance" | "purge"
>;

/**
 * Removes what the directory no longer needs: the names of who left two years ago, commitments, rights and the rest of who left ten years ago. Each
 * person's entry is durable before anything goes; a ledger that is away lets the next sweep do it. Throws what the ledger's client throws.
 */
export async function forgetFormerStaff(ports: Ports): Promise<void> {
  const today = ports.calendar.today();
  const due: { readonly person: Person; readonly what: "names" | "all" }[] = [];
  for await (const person of ports.people.each()) {
    const { leftOn, forgotten } = person;
    if (leftOn === undefined) continue;
    if (isPast(plus(leftOn, signaturesStay), today)) due.push({ person, what: "all" });
    else if (forgotten !== true && isPast(plus(leftOn, namesStay), today))
      due.push({ person, what: "names" });
  }
  for (const { person, what } of due) {
    await ports.ledger.write([entryOf(ports, person, what)]);
    await (what === "names" ? forgetNames(ports, person) : forgetAll(ports, person));
  }
  if (due.length > 0) await ports.purge();
}

async function forgetNames({ people }: Ports, { id }: Person): Promise<void> {
  await people.change(id, (before) => ({
    ...before,
    name: "",
    // Unique and nobody's: the name is free for somebody else.
    signInName: id,
    unit: "",
    office: "",
    forgotten: true,
  }));
}

async function forgetAll({ people, commitments, grants }: Ports, { id }: Person): Promise<void> {
  for (const held of [commitments, grants])
    for await (const { id: one } of held.each({ field: "person", is: id })) await held.remove(one);
  // Last: a crash before leaves the person due.
  await people.remove(id);
}

function entryOf({ chance, clock, calendar }: Ports, { id }: Person, what: "names" | "all"): LedgerEntry {
  return parseEntry({
    v: 1,
    id: chance.id("entry"),
    at: instantOf(clock.now()),
    date: calendar.today(),
    actor: "service:identity",
    action: "people.forgotten",
    objects: [id],
    outcome: "done",
    facts: { what },
  });
}
