import type { PersonId } from "@tallenne/domain";
import type { People } from "./person.ts";

/** Names behind pseudonyms, of those who have one here. The entry that says so is durable before this runs. */
export async function namesOf(
  people: People,
  asked: readonly PersonId[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const id of new Set(asked)) {
    const person = await people.get(id);
    if (person && person.forgotten !== true) names[id] = person.name;
  }
  return names;
}

/** The adviser whom recorders call by a key: nobody where two people have it, for a call must not land with the wrong one. */
export async function agentOf(
  people: People,
  key: string,
): Promise<{ person: PersonId; unit: string } | undefined> {
  const { rows } = await people.find({ where: { field: "agentKeys", contains: key }, limit: 10 });
  const [agent, ...others] = rows.filter(({ state }) => state !== "left");
  return agent && others.length === 0 ? { person: agent.id, unit: agent.unit } : undefined;
}
