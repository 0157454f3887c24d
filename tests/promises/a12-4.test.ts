import { expect, test } from "@jest/globals";
import { noteDelivery } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { paper, registered } from "./testing/requesting.ts";

const kinds = ["erasure", "restriction", "objection"] as const;

promise("A12.4", () => {
  const house = houseForTests();

  test("T-A11.4a T-A11.4b it comes by post, mail or at the counter; its time runs from the day it came, and it is acknowledged as what it is", async () => {
    const said = { erasure: "poistamista", restriction: "rajoittamista", objection: "Vastustatte" };
    for (const kind of kinds)
      for (const channel of ["paper", "mail", "counter"] as const) {
        const { clock, acknowledgement } = await registered(
          house(),
          paper(addDays(today, -1), { kind, channel }),
        );
        expect(clock.dueOn).toBe("2026-12-23");
        const letter = acknowledgement.paragraphs.join(" ");
        expect(letter).toContain(said[kind]);
        expect(letter).not.toContain("Koivuranta");
      }
  });

  test("T-A11.5 the acknowledgement names a safe way, and nothing is answered in clear", async () => {
    const { id, acknowledgement } = await registered(house(), paper(today, { kind: "erasure" }));
    expect(acknowledgement.paragraphs.join(" ")).toContain("postitse");
    const body = { what: "information", means: "mail", last: false };
    const told = await (
      await house().worker("rc")
    ).call(noteDelivery, {
      params: { case: id },
      body: body as never,
    });
    expect(told.problem?.findings).toMatchObject([{ pointer: "/means" }]);
  });
});
