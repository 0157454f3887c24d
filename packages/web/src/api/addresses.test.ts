import { expect, test } from "@jest/globals";
import { operations } from "@tallenne/contracts";
import { addresses } from "./addresses.ts";

test("every address a page calls is that of its public operation", () => {
  const declared = new Map(operations.map((operation) => [operation.id, operation]));
  for (const [name, address] of Object.entries(addresses)) {
    const operation = declared.get(name);
    expect(operation?.audience).toBe("public");
    expect(`${operation?.method} /${operation?.service}${operation?.path}`).toBe(address);
  }
});
