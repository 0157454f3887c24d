import { describe, expect, test } from "@jest/globals";
import { array, assert, constant, constantFrom, integer, oneof, pre, property, record } from "fast-check";
import { addDays, calendarDate } from "../calendar/calendar-date.ts";
import { firstPolicy } from "./first-policy.ts";
import { type LineChange, lineChangeFindings, withLineChanges } from "./line-change.ts";
import { policyDigestText, readPolicy } from "./policy-text.ts";
import { lineOn } from "./service-line.ts";

const from = calendarDate("2026-12-01");
const next = { version: "policy-2", from };
const names = { fi: "Nuorten linja", sv: "Ungdomslinjen", en: "Youth line" };
const youth: LineChange = {
  kind: "add",
  line: "nuoret",
  names,
  aliases: ["jono-77"],
  recording: "allowed",
  registers: ["calls"],
};
const said = (...changes: readonly LineChange[]) =>
  lineChangeFindings(firstPolicy, changes, next).map(({ code, pointer }) => `${code} ${pointer}`);

describe("changes of the service lines", () => {
  test("a new line is a line from its day on, in the registers that take it; the text of the version is read back", () => {
    const policy = withLineChanges(firstPolicy, [youth], next);
    expect(said(youth)).toEqual([]);
    expect(lineOn(policy.lines, "Jono-77", from)).toMatchObject({ id: "nuoret", recording: "allowed" });
    expect(lineOn(policy.lines, "nuoret", addDays(from, -1))).toBeUndefined();
    expect(policy.registers.filter(({ lines }) => lines.includes("nuoret")).map(({ id }) => id)).toEqual([
      "calls",
    ]);
    expect(readPolicy(policyDigestText(policy))).toEqual(policy);
    expect(policy).toMatchObject(next);
  });

  test("an ended line takes nothing from the day on; before, it is what it was", () => {
    const end: LineChange = { kind: "end", line: "yritys-suomi" };
    const policy = withLineChanges(firstPolicy, [end], next);
    expect(said(end)).toEqual([]);
    expect(lineOn(policy.lines, "yritys-suomi", from)).toBeUndefined();
    expect(lineOn(policy.lines, "enterprise-finland", addDays(from, -1))?.id).toBe("yritys-suomi");
  });

  test("a name that sources use means its line whenever the contact was: what waits under it can come in", () => {
    const name: LineChange = { kind: "name", line: "yritys-suomi", alias: "jono-12" };
    const policy = withLineChanges(firstPolicy, [name], next);
    expect(said(name)).toEqual([]);
    expect(lineOn(policy.lines, "JONO-12 ", calendarDate("2026-11-01"))?.id).toBe("yritys-suomi");
  });

  test("T-A6.2 a line that is never recorded is ended by no change, and its names go to no other line", () => {
    expect(said({ kind: "end", line: "uraohjaus" })).toEqual(["never-record-lifted /changes/0/line"]);
    expect(said({ kind: "name", line: "yritys-suomi", alias: "Career-Guidance" })).toEqual([
      "never-record-lifted /changes/0/alias",
    ]);
    expect(said({ ...youth, line: "uraohjaus" })).toEqual(["never-record-lifted /changes/0/line"]);
    expect(said({ ...youth, aliases: ["karriärvägledning"] })).toEqual([
      "never-record-lifted /changes/0/aliases/0",
    ]);
    expect(
      said({ ...youth, recording: "forbidden", registers: [] }, { kind: "end", line: "nuoret" }),
    ).toEqual(["never-record-lifted /changes/1/line"]);
  });

  test("whatever is changed, what was never recorded stays so on every day", () => {
    const changes = array(
      oneof(
        record({ kind: constant("end" as const), line: constantFrom("uraohjaus", "yritys-suomi") }),
        record({
          kind: constant("name" as const),
          line: constantFrom("uraohjaus", "yritys-suomi"),
          alias: constantFrom("uraohjaus", "career-guidance", "jono-1"),
        }),
        constant(youth),
        constant({ ...youth, line: "career-guidance" }),
      ),
      { minLength: 1, maxLength: 4 },
    );
    assert(
      property(changes, integer({ min: -400, max: 400 }), (some, days) => {
        pre(lineChangeFindings(firstPolicy, some, next).length === 0);
        const { lines } = withLineChanges(firstPolicy, some, next);
        for (const name of ["uraohjaus", "career-guidance", "karriärvägledning"])
          expect(lineOn(lines, name, addDays(from, days))?.recording).toBe("forbidden");
      }),
    );
  });

  test("everything else that is wrong is told by its place, all at once", () => {
    expect(said()).toEqual(["nothing-changed /changes"]);
    expect(said({ kind: "end", line: "nowhere" }, { kind: "name", line: "nowhere", alias: "x" })).toEqual([
      "line-unknown /changes/0/line",
      "line-unknown /changes/1/line",
    ]);
    expect(said({ ...youth, line: "henkiloasiakkaat", registers: [] })).toEqual([
      "line-name-taken /changes/0/line",
      "line-without-register /changes/0/registers",
    ]);
    expect(said({ ...youth, aliases: ["nuoret"] })).toEqual(["line-name-taken /changes/0/aliases"]);
    expect(said({ ...youth, recording: "forbidden" })).toEqual([
      "never-record-line-in-register /changes/0/registers",
    ]);
    expect(said({ ...youth, registers: ["signup-feedback"] })).toEqual([
      "register-unknown /changes/0/registers/0",
    ]);
    expect(said(youth, youth)).toEqual([
      "line-name-taken /changes/1/line",
      "line-name-taken /changes/1/aliases/0",
    ]);
  });
});
