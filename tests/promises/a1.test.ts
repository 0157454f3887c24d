import { expect, test } from "@jest/globals";
import { readRegisters } from "@tallenne/contracts";
import { calendarDate, type Controller, controllerOn } from "@tallenne/domain";
import { senderOf, senderRows } from "../../packages/web/src/index.ts";
import { houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A1", () => {
  const house = houseForTests();

  test("every letter of every register names today's controller, its addresses, telephone and registry, in the letter's language", async () => {
    const policy = await (await house().worker("rc")).use(readRegisters, {});
    for (const { id } of policy.registers)
      for (const language of ["fi", "sv", "en"] as const) {
        const sender = senderOf(policy, id);
        if (sender === undefined) throw new Error("no controller");
        const said = senderRows(sender, language)
          .map(([, value]) => value)
          .join("\n");
        const { names, units, businessId, postal, visiting, phone, registryMail } = sender;
        for (const part of [
          names[language],
          units[language],
          businessId,
          postal,
          visiting,
          phone,
          registryMail,
        ])
          expect(said).toContain(part);
      }
  });

  test("T-A1.2 it is the controller of the register and the day; where nobody is named, nobody signs and there is no letter", async () => {
    const policy = await (await house().worker("rc")).use(readRegisters, {});
    const [now] = policy.controllers as readonly Controller[];
    if (now === undefined) throw new Error("no controller");
    const former = { ...now, from: calendarDate("2010-01-01"), until: calendarDate("2019-12-31") };
    expect(controllerOn([former, now], "A", calendarDate("2019-12-31"))).toBe(former);
    expect(controllerOn([former], "A", policy.today)).toBeUndefined();
    expect(senderOf({ ...policy, controllers: [] }, "calls")).toBeUndefined();
  });
});
