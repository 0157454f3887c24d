import { expect, test } from "@jest/globals";
import { listRequests } from "@tallenne/contracts";
import { addDays } from "@tallenne/domain";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { paper, registered } from "./testing/requesting.ts";

promise("A11.4", () => {
  const house = houseForTests();

  test("T-A11.4a its time runs from the day it lay in the post box, not from its entry", async () => {
    const { clock } = await registered(house(), paper(addDays(today, -1)));
    expect(clock).toMatchObject({ dueOn: "2026-12-23", daysLeft: 29 });
  });

  test("T-A11.4b it is acknowledged with the entry itself, in the requester's language, without a word of what was asked", async () => {
    for (const [language, said] of [
      ["fi", "kirjattu"],
      ["sv", "registrerats"],
      ["en", "registered"],
    ] as const) {
      const asked = { words: "Haluan kuulla puheluni." };
      const { acknowledgement, number } = await registered(house(), paper(today, { language }, asked));
      expect(acknowledgement.title).toContain(said);
      const letter = [acknowledgement.title, ...acknowledgement.paragraphs].join(" ");
      expect(letter).toContain(number);
      for (const personal of ["Koivuranta", "1234501", "kuulla puheluni"])
        expect(letter).not.toContain(personal);
    }
  });

  test("T-A11.4c one found in an adviser's mailbox after ten days has ten days less, and stands first on the desk", async () => {
    const late = await registered(house(), paper(addDays(today, -10), { channel: "mail" }));
    expect(late.clock.dueOn).toBe("2026-12-14");
    const { rows } = await (await house().worker("rc")).use(listRequests, { query: { state: "open" } });
    expect(rows[0]?.id).toBe(late.id);
  });
});
