import { describe, expect, test } from "@jest/globals";
import { createLog } from "./log.ts";
import { Sensitive } from "./sensitive.ts";
import { setClock } from "./set-clock.ts";

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: "info", clock: setClock(7), write: (line) => void lines.push(line) }));
  return lines.join("");
}

describe("the log", () => {
  test("is one JSON object a line: level, time, event, fields", () => {
    expect(
      JSON.parse(written((log) => log.info({ event: "contact-received", channel: "call", bytes: 7n }))),
    ).toEqual({
      level: "info",
      time: 7,
      event: "contact-received",
      channel: "call",
      bytes: "7",
    });
    expect(written((log) => log.debug({ event: "quiet" }))).toBe("");
  });

  test("prints no personal value, however it comes", () => {
    const told = written((log) => {
      log.info({ event: "a", who: new Sensitive("Aino Koivuranta") });
      log.info({ event: "a", mail: "aino@example.fi", code: "140358-901F", phone: "+358 40 123 4567" });
      log.info({ event: "a", whole: { name: "Aino" } as never });
      log.info({ event: `call from 140358-901F` });
      log.error({ event: "a" }, new Error("duplicate key aino@example.fi"));
    });
    expect(told).not.toMatch(/Aino|aino|140358|123 4567/);
    expect(told).toContain("[sensitive]");
    expect(told).toContain("[event-name-not-constant]");
  });

  test("a failure is told by name, code and place, with its causes", () => {
    const failure = Object.assign(new TypeError("words"), { code: "EIO", cause: new RangeError("more") });
    const { failure: told } = JSON.parse(written((log) => log.warn({ event: "a" }, failure))) as {
      failure: { name: string; code: string; at: string[]; cause: { name: string } };
    };
    expect([told.name, told.code, told.cause.name, told.at.length > 0]).toEqual([
      "TypeError",
      "EIO",
      "RangeError",
      true,
    ]);
  });

  test("a field may not take the place of the log's own", () => {
    expect(() => written((log) => log.info({ event: "a", level: "x" }))).toThrow(TypeError);
  });
});

describe("a sensitive value", () => {
  test("shows itself to nobody but by its reason", () => {
    const value = new Sensitive({ name: "Aino" });
    expect([String(value), JSON.stringify({ value })]).toEqual(["[sensitive]", '{"value":"[sensitive]"}']);
    expect(value.reveal("the test")).toEqual({ name: "Aino" });
    expect(() => value.reveal(" ")).toThrow(TypeError);
  });
});
