import { type VisitDay, visitDay } from "@tallenne/testkit";
import { today, type World } from "./world.ts";

const days = new WeakMap<World, Promise<VisitDay>>();

/** The office of the suite on a day of visits: its people are employed once, whichever journey asks first. */
export function visitDayOf(world: World): Promise<VisitDay> {
  const known = days.get(world) ?? visitDay(world.office, today);
  days.set(world, known);
  return known;
}
