import { expect, test } from "@jest/globals";
import { readRegisters } from "@tallenne/contracts";
import { senderOf, senderRows } from "../../packages/web/src/index.ts";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { paper, registered } from "./testing/requesting.ts";

promise("A13", () => {
  const house = houseForTests();

  test.each([
    ["fi", "tietosuojavaltuutetulle"],
    ["sv", "dataombudsmannen"],
    ["en", "Data Protection Ombudsman"],
  ] as const)(
    "T-A13a in %s the acknowledgement says that one may complain, and every letter where",
    async (language, ombudsman) => {
      const { acknowledgement } = await registered(house(), paper(today, { language }));
      expect(acknowledgement.paragraphs.join(" ")).toContain(ombudsman);
      const policy = await (await house().worker("rc")).use(readRegisters, {});
      for (const { id } of policy.registers) {
        const sender = senderOf(policy, id);
        if (sender === undefined) throw new Error("no controller");
        const how = senderRows(sender, language).at(-1)?.[1];
        expect(how).toContain(ombudsman);
        expect(how).toContain("00531");
        expect(how).toContain("tietosuoja.fi");
      }
    },
  );
});
