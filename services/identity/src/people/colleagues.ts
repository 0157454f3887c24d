import type { listColleagues, Received } from "@tallenne/contracts";
import type { PersonId } from "@tallenne/domain";
import { stateOf } from "../grants/grant.ts";
import type { IdentityPorts } from "../ports.ts";
import { allUnits } from "../units/unit.ts";

type Colleagues = Received<typeof listColleagues>["rows"];

/** Roles that can work in a quality project (row A4.9). */
const evaluating: ReadonlySet<string> = new Set(["qa", "tl"]);

/** Colleagues of a person who may work in a quality project today, by name. The entry that says so is durable before this runs. */
export async function colleaguesOf(
  { calendar, grants, people, units }: Pick<IdentityPorts, "calendar" | "grants" | "people" | "units">,
  asker: PersonId,
): Promise<Colleagues> {
  const today = calendar.today();
  const able = new Set<PersonId>();
  for await (const grant of grants.each())
    if (evaluating.has(grant.role) && stateOf(grant, today) === "in-force") able.add(grant.person);
  const unitNames = new Map((await allUnits(units)).map(({ id, name }) => [id, name]));
  const rows: Colleagues = [];
  for await (const { id, name, unit, state, forgotten } of people.each())
    if (id !== asker && able.has(id) && state === "active" && forgotten !== true)
      rows.push({ person: id, name, unit: unitNames.get(unit) ?? unit });
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, "fi"));
}
