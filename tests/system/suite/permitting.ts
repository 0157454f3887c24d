import { beforeAll, describe, expect, test } from "@jest/globals";
import { mayEver } from "@tallenne/access";
import {
  listPeople,
  type Operation,
  operations,
  readCommitmentText,
  type Standing,
} from "@tallenne/contracts";
import type { Browser } from "@tallenne/testkit";
import { sampleOf } from "./sample.ts";
import type { World } from "./world.ts";

type Role = Standing["role"];

/** Every kind of staff (a data subject has no session of this kind). */
const roles: readonly Role[] = ["ag", "tl", "qa", "ch", "rc", "os", "dp", "aa", "au", "rs", "pt", "de"];
const open = operations.filter(({ audience }) => audience === "public");
const ofPersons = open.flatMap((operation) =>
  operation.caller.who === "person" ? [{ operation, act: operation.caller.act }] : [],
);

/** The contract, generated: every public operation × every kind of person without a right, without a commitment, without a session. */
export function permitting(world: World): void {
  describe("role × operation", () => {
    const workers = new Map<Role, Browser>();
    let unsigned: Browser;
    /** Ids of things that exist: a refusal must come of the asker, not of the thing. */
    let real: Readonly<Record<string, unknown>>;

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
      const { rows } = await world.leena.browser.use(listPeople, {});
      const { person } = world.sanna;
      const grant = rows.find(({ id }) => id === person)?.grants[0]?.id;
      const { id: text, version } = await unsigned.use(readCommitmentText, {});
      real = { person, people: [person], grant, text, version };
    }, 120_000);

    test.each(ofPersons.map(({ operation, act }) => [operation.id, operation, act] as const))(
      "%s: refused to every role that has no right to it",
      async (_id, operation, act) => {
        const without = roles.filter((role) => !mayEver(act, role));
        const answers = [];
        for (const role of without) {
          const told = await asked(workers.get(role) ?? world.archive.browser(), operation, real);
          answers.push({
            role,
            isRefused: [403, 404].includes(told.status) && told.slug !== undefined,
            ...told,
          });
        }
        expect(answers.filter(({ isRefused }) => !isRefused)).toEqual([]);
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
        // What is looked up before it is decided says unknown to everybody; never anything else.
        expect([told, { status: 403, slug: "sign-first" }, { status: 404, slug: "unknown" }]).toContainEqual(
          told,
        );
        expect(["sign-first", "unknown"]).toContain(told.slug);
      },
    );

    test.each(
      open.filter(({ params, query, body }) =>
        [params, query, body].some((one) => one !== undefined && one !== "stream"),
      ),
    )("$id: what does not fit its contract is told as such, every finding at once", async (operation) => {
      if (!operation.problems.includes("bad-input")) return;
      const browser =
        operation.caller.who === "person" ? world.office.administrator : world.archive.browser();
      const told = await browser.ask(`${pathWith(operation, "?")}?no-such-field=1`, {
        method: operation.method.toUpperCase(),
        ...(operation.body === undefined || operation.body === "stream"
          ? {}
          : { json: { "no-such-field": 1 } }),
        headers: operation.caller.who === "source" ? { authorization: `Bearer ${world.recorder.token}` } : {},
      });
      expect([told.status, told.json()]).toMatchObject([
        422,
        { slug: "bad-input", findings: expect.anything() },
      ]);
    });
  });
}

/** Asks an operation with the examples of its own contract, and the ids of what exists. */
async function asked(
  browser: Browser,
  { service, method, params, query, body, path }: Operation,
  real: Readonly<Record<string, unknown>>,
) {
  const filled = params === undefined ? {} : (withReal(sampleOf(params), real) as Record<string, string>);
  const place = path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => filled[name] ?? "");
  const search =
    query === undefined ? "" : String(new URLSearchParams(sampleOf(query) as Record<string, string>));
  const ask = () =>
    browser.ask(`/${service}${place}${search === "" ? "" : `?${search}`}`, {
      method: method.toUpperCase(),
      ...(body === undefined || body === "stream" ? {} : { json: withReal(sampleOf(body), real) }),
    });
  let told = await ask();
  // On a busy machine a peer may answer late: what is unavailable is asked again, as any client does.
  for (let again = 0; told.status === 503 && again < 5; again += 1) told = await ask();
  const isProblem = String(told.headers["content-type"]).includes("problem+json");
  return { status: told.status, ...(isProblem ? { slug: (told.json() as { slug: string }).slug } : {}) };
}

function withReal(sample: unknown, real: Readonly<Record<string, unknown>>): unknown {
  const fields = Object.entries(sample as object).map(
    ([name, value]) => [name, real[name] ?? value] as const,
  );
  return Object.fromEntries(fields);
}

const pathWith = (operation: Operation, value: string) =>
  `/${operation.service}${operation.path.replaceAll(/:[a-zA-Z]+/g, encodeURIComponent(value))}`;
