import { expect, test } from "@jest/globals";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { paper, registered } from "./testing/requesting.ts";

promise("A12.3", () => {
  const house = houseForTests();

  test("T-A12.3 T-A3.2 it names a register by the same ids as everything else, and not knowing is a good answer", async () => {
    const named = await registered(house(), paper(today, { kind: "erasure", register: "calls" }));
    const unknown = await registered(house(), paper(today, { kind: "erasure", register: "unknown" }));
    expect([named.register, unknown.register]).toEqual(["calls", "unknown"]);
    expect(unknown.state).toBe("registered");
  });
});
