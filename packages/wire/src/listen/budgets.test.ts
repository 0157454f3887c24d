import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { refuse, stepUp } from "@tallenne/contracts";
import { systemChance } from "@tallenne/runtime";
import { type ExampleArchive, exampleArchive } from "../example/example-archive.ts";
import { enter, readOwn } from "../example/example-operations.ts";
import { sanna } from "../example/example-people.ts";
import { bind } from "../route/route.ts";
import { accountOf, budgetsOf } from "./budgets.ts";
import { usualLimits } from "./limits.ts";

const told: (string | undefined)[] = [];
let archive: ExampleArchive;
beforeEach(async () => {
  told.length = 0;
  archive = await exampleArchive({
    catalogue: [
      bind(enter, {
        address: "told",
        use: ({ address }, { body }) => {
          told.push(address);
          if (body.code !== "oikein") throw refuse("sign-in-refused");
          return { name: body.name };
        },
      }),
      bind(readOwn, {
        use: (granted) => {
          told.push(granted.address);
          return { rows: [] };
        },
      }),
    ],
  });
});
afterEach(() => archive.close());

const entering = (name: string, code: string) =>
  archive.browse("/catalogue/v1/enter", { method: "POST", json: { name, code } });

describe("budgets of proofs", () => {
  test("a name that is merely claimed has none: who fails with it keeps nobody out", async () => {
    for (let at = 0; at < 30; at += 1) expect((await entering("sanna", "arvaus")).status).toBe(401);
    expect((await entering("sanna", "oikein")).status).toBe(201);
  });

  test("a source has one, whatever names it tries", async () => {
    const statuses = new Set<number>();
    for (let at = 0; at < 61; at += 1) statuses.add((await entering(`nimi-${at}`, "arvaus")).status);
    expect(statuses).toEqual(new Set([401, 429]));
  });

  test("somebody signed in spends by the session, other families by the person", async () => {
    const account = accountOf(stepUp, { standing: sanna });
    expect(account).toBe(sanna.session);
    expect(accountOf({ ...stepUp, id: "searchContacts" }, { standing: sanna })).toBe(sanna.person);
    const budgets = budgetsOf(usualLimits, systemChance);
    for (let at = 0; at < 20; at += 1) await budgets.spend(stepUp, "perAccount", account);
    await expect(budgets.spend(stepUp, "perAccount", account)).rejects.toMatchObject({ slug: "too-many" });
    await budgets.spend(stepUp, "perAccount", "another session");
  });
});

test("only an operation that asks is told the address of its source", async () => {
  await entering("sanna", "oikein");
  await archive.browse("/catalogue/v1/own");
  expect(told).toEqual(["127.0.0.1", undefined]);
});
