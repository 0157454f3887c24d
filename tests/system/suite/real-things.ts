import {
  enrolTerminal,
  issueTicket,
  listPolicyVersions,
  listSources,
  listPeople,
  openSitting,
  type Operation,
  proposeLines,
  readCommitmentText,
} from "@tallenne/contracts";
import { idFrom } from "@tallenne/domain";
import { announcementOf, type Browser, customers, wav } from "@tallenne/testkit";
import type { z } from "zod";
import { sampleOf } from "./sample.ts";
import { openTraining } from "./steps.ts";
import { at, type World } from "./world.ts";

/** Values by the name of the field they stand in: ids of things that exist. A refusal must come of the asker, not of the thing. */
export type RealThings = Readonly<Record<string, unknown>>;

/** A call that Sanna took, in a coaching session and a sitting of hers, with the announcement it came by; Sanna herself, with her right. */
export async function realThings(world: World): Promise<RealThings> {
  const { person, browser } = world.sanna;
  const story = {
    externalId: "asked-for",
    startedAt: at("2026-11-23 15.00"),
    customer: customers.veera,
    agent: "agent-204",
  };
  const kept = await world.recorder.deliver(announcementOf(story, world.archive.now()), wav());
  const { contact, announcement } = kept;
  if (contact === null) throw new Error("a kept announcement names its contact");
  const session = await openTraining(world, contact);
  const about = { purpose: "p3", case: session.id } as const;
  const { sitting } = await browser.use(openSitting, { body: { ...about, contacts: [contact] } });
  const { handle } = await browser.use(issueTicket, {
    params: { sitting, contact },
    body: { side: "both" },
  });
  const { rows } = await world.leena.browser.use(listPeople, {});
  const grant = rows.find(({ id }) => id === person)?.grants[0]?.id;
  const { id: text, version } = await browser.use(readCommitmentText, {});
  const { sources } = await world.office.administrator.use(listSources, {});
  const body = { office: "mikkeli", room: idFrom("room", new Uint8Array(16)), name: "Pääte S1" };
  const { terminal } = await world.office.administrator.use(enrolTerminal, { body });
  const { earliest } = await world.office.administrator.use(listPolicyVersions, {});
  const { id: proposal } = await world.office.administrator.use(proposeLines, {
    body: { from: earliest, changes: [{ kind: "name", line: "yritys-suomi", alias: "jono-asked" }] },
  });
  const ofContact = {
    kind: "training",
    contact,
    contacts: [contact],
    ...about,
    sitting,
    handle,
    announcement,
  };
  return {
    ...ofContact,
    source: sources[0]?.id,
    person,
    people: [person],
    grant,
    text,
    version,
    terminal,
    proposal,
  };
}

/** Asks an operation with the examples of its own contract, and `real` values where it has such a field. */
export async function asked(
  browser: Browser,
  { service, method, params, query, body, path }: Operation,
  real: RealThings,
): Promise<{ readonly status: number; readonly slug?: string }> {
  const filled = params === undefined ? {} : (withReal(params, real) as Record<string, string>);
  const place = path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => filled[name] ?? "");
  const search =
    query === undefined ? "" : String(new URLSearchParams(withReal(query, real) as Record<string, string>));
  const ask = () =>
    browser.ask(`/${service}${place}${search === "" ? "" : `?${search}`}`, {
      method: method.toUpperCase(),
      ...(body === undefined || body === "stream" ? {} : { json: withReal(body, real) }),
    });
  let told = await ask();
  // On a busy machine a peer may answer late: what is unavailable is asked again, as any client does.
  for (let again = 0; told.status === 503 && again < 5; again += 1) told = await ask();
  const isProblem = String(told.headers["content-type"]).includes("problem+json");
  // HEAD has no body: the word for its status that the contract would use.
  if (isProblem && told.text === "") return { status: told.status, slug: slugOf(told.status) };
  return { status: told.status, ...(isProblem ? { slug: (told.json() as { slug: string }).slug } : {}) };
}

const slugOf = (status: number) =>
  ({ 401: "sign-in-first", 403: "not-permitted", 404: "unknown", 422: "bad-input" })[status] ?? "unknown";

function withReal(schema: z.ZodType, real: RealThings): object {
  const shape = (schema as z.ZodObject).shape;
  const things = Object.fromEntries(
    // One word may name two things: a kind of case is no kind of office.
    Object.entries(real).filter(
      ([name, value]) =>
        value !== undefined && (shape[name] as z.ZodType | undefined)?.safeParse(value).success,
    ),
  );
  return { ...(sampleOf(schema) as object), ...things };
}
