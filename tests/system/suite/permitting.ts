import { beforeAll, describe, expect, test } from "@jest/globals";
import { mayEver } from "@tallenne/access";
import {
  acceptTerminal,
  enrolTerminal,
  type Operation,
  operations,
  type Standing,
} from "@tallenne/contracts";
import { idFrom } from "@tallenne/domain";
import type { Browser } from "@tallenne/testkit";
import { admitted, openedByRight } from "./admitting.ts";
import { ofSitting } from "./operations-alike.ts";
import { asked, type RealThings, realThings } from "./real-things.ts";
import type { World } from "./world.ts";

type Role = Standing["role"];

/** Every kind of staff (a data subject has no session of this kind). */
const roles: readonly Role[] = ["ag", "tl", "qa", "ch", "rc", "os", "dp", "aa", "au", "rs", "pt", "de"];
const open = operations.filter(({ audience }) => audience === "public");
const ofPersons = open.flatMap((operation) =>
  operation.caller.who === "person" ? [{ operation, act: operation.caller.act }] : [],
);

/** Where the contract hides that a thing exists: a sitting, and what is in it, is unknown to everybody but the person who opened it. */
const hidden: ReadonlySet<string> = new Set([
  ...ofSitting,
  // An upload is its person's alone.
  "readUpload",
  "appendToUpload",
  "finishUpload",
  "dropUpload",
]);

/** The contract, generated: every public operation × every kind of person without a right, without a commitment, without a session. */
export function permitting(world: World): void {
  describe("role × operation", () => {
    const workers = new Map<Role, Browser>();
    let unsigned: Browser;
    let device: Browser;
    let real: RealThings;

    beforeAll(async () => {
      for (const role of roles) {
        const employment = {
          name: "Kaino Vaara",
          signInName: `kaino.vaara.${role}`,
          unit: "muu-yksikko",
          rights: [{ role }],
        };
        // A second administrator would end what the first may approve alone.
        workers.set(
          role,
          role === "aa" ? world.office.administrator : (await world.office.worker(employment)).browser,
        );
      }
      const newcomer = { name: "Aate Alku", signInName: "aate.alku", rights: [{ role: "ch" as const }] };
      unsigned = (await world.office.newcomer(newcomer)).browser;
      real = await realThings(world);
      const place = { office: "mikkeli", room: idFrom("room", new Uint8Array(16)), name: "Pääte S2" };
      const { token } = await world.office.administrator.use(enrolTerminal, { body: place });
      device = world.archive.browser();
      await device.use(acceptTerminal, { body: { token } });
    }, 120_000);

    test.each(ofPersons.map(({ operation, act }) => [operation.id, operation, act] as const))(
      "%s: refused to every role that has no right to it",
      async (_id, operation, act) => {
        const without = roles.filter((role) => !mayEver(act, role));
        const answers: Record<string, unknown> = {};
        for (const role of without)
          answers[role] = await asked(workers.get(role) ?? world.archive.browser(), operation, real);
        const refusal = hidden.has(operation.id)
          ? { status: 404, slug: "unknown" }
          : { status: 403, slug: "not-permitted" };
        expect(answers).toEqual(Object.fromEntries(without.map((role) => [role, refusal])));
      },
    );

    test.each(openedByRight.map((operation) => [operation.id, operation] as const))(
      "%s: open to every role that has the right to it",
      async (_id, operation) => {
        const { caller } = operation;
        if (caller.who !== "person") throw new Error("only persons have roles");
        const answers = [];
        for (const role of roles.filter((one) => mayEver(caller.act, one))) {
          const worker = workers.get(role) ?? world.archive.browser();
          answers.push({ role, ...(await admitted(world, worker, operation, real)) });
        }
        expect(answers.length).toBeGreaterThan(0);
        expect(answers.filter(({ status }) => [401, 403, 404].includes(status) || status >= 500)).toEqual([]);
      },
    );

    test.each(ofPersons.map(({ operation, act }) => [operation.id, operation, act] as const))(
      "%s: without a session, and without a commitment, nothing",
      async (_id, operation, act) => {
        expect(await asked(world.archive.browser(), operation, real)).toEqual({
          status: 401,
          slug: "sign-in-first",
        });
        if (act.startsWith("self.") || !operation.problems.includes("sign-first")) return;
        const told = await asked(unsigned, operation, real);
        expect(told).toEqual(
          hidden.has(operation.id) ? { status: 404, slug: "unknown" } : { status: 403, slug: "sign-first" },
        );
      },
    );

    test.each(
      open.filter(({ params, query, body }) =>
        [params, query, body].some((one) => one !== undefined && one !== "stream"),
      ),
    )("$id: what does not fit its contract is told as such, every finding at once", async (operation) => {
      if (!operation.problems.includes("bad-input")) return;
      const told = await knownTo(operation).ask(`${pathWith(operation, "?")}?no-such-field=1`, {
        method: operation.method.toUpperCase(),
        ...(operation.body === undefined || operation.body === "stream"
          ? {}
          : { json: { "no-such-field": 1 } }),
        headers: operation.caller.who === "source" ? { authorization: `Bearer ${world.recorder.token}` } : {},
      });
      // HEAD tells by its status alone.
      if (operation.method === "head") {
        expect(told.status).toBe(422);
        return;
      }
      expect([told.status, told.json()]).toMatchObject([
        422,
        { slug: "bad-input", findings: expect.anything() },
      ]);
    });

    /** Who is let as far as the contract: somebody with a session, a device that is a terminal; the recorder has its token in each call. */
    function knownTo({ caller }: Operation): Browser {
      if (caller.who === "person") return world.office.administrator;
      return caller.who === "terminal" ? device : world.archive.browser();
    }
  });
}

const pathWith = (operation: Operation, value: string) =>
  `/${operation.service}${operation.path.replaceAll(/:[a-zA-Z]+/g, encodeURIComponent(value))}`;
