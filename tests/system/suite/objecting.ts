import { expect, test } from "@jest/globals";
import { listRequests, reopenRequest, type RequestView } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import { today, type World } from "./world.ts";

/** Later: the thirty days after the reply are over, and the requester objects. */
export function objecting(world: World): void {
  test("thirty days after the reply a request is closed by itself; an objection opens it again", async () => {
    await world.archive.setCalendar(addDays(today, 33));
    const clerk = (
      await world.office.worker({
        name: "Aulis Rantanen",
        signInName: "aulis.rantanen",
        unit: "kirjaamo",
        rights: [{ role: "rc" }],
      })
    ).browser;
    const closed = async () => {
      const { rows } = await clerk.use(listRequests, { query: { state: "ended" } });
      return rows.find(({ state }) => state === "closed");
    };
    let found = await closed();
    for (let tries = 0; found === undefined && tries < 100; tries += 1) {
      await pause(systemClock, 100);
      found = await closed();
    }
    const params = { case: (found as RequestView).id };
    const again = await clerk.use(reopenRequest, { params, body: { cause: "objection" } });
    expect(again.state).toBe("reopened");
    const twice = await clerk.call(reopenRequest, { params, body: { cause: "objection" } });
    expect(twice.problem?.slug).toBe("out-of-turn");
  });
}
