import { describe, expect, test } from "@jest/globals";
import type { Done } from "../../api/done.ts";
import { tours } from "./tours.ts";

const signOf = (role: keyof typeof tours, key: string): ((done: Done) => boolean) => {
  const sign = tours[role]?.find((step) => step.key === key)?.sign;
  if (sign === undefined || !("done" in sign)) throw new TypeError(`no deed ticks ${key}`);
  return sign.done;
};

const search = (body: object, candidates: unknown[]): Done => ({
  name: "searchContacts",
  asked: { body },
  answer: { candidates },
});

const read = (answer: object): Done => ({ name: "readRequest", asked: {}, answer });

describe("steps of a tour tick by what was really done", () => {
  test("hearing ticks when seconds were told, not when the player opened", () => {
    const heard = signOf("ag", "ag-hear");
    expect(heard({ name: "issueTicket", asked: {}, answer: {} })).toBe(false);
    expect(heard({ name: "reportHeard", asked: { body: { ranges: [] } }, answer: {} })).toBe(false);
    expect(heard({ name: "reportHeard", asked: { body: { ranges: [[0, 900]] } }, answer: {} })).toBe(true);
  });

  test("finding by number ticks when a candidate was found by a contact detail", () => {
    const found = signOf("ch", "ch-find");
    expect(found(search({ detail: { kind: "phone" } }, []))).toBe(false);
    expect(found(search({ line: "henkilo" }, [{}]))).toBe(false);
    expect(found(search({ detail: { kind: "phone" } }, [{}]))).toBe(true);
  });

  test("frozen ticks when the candidates of a request were found, not when it was registered", () => {
    const ticks = signOf("rc", "rc-frozen");
    expect(ticks({ name: "registerRequest", asked: {}, answer: { located: {}, candidates: [{}] } })).toBe(
      false,
    );
    expect(ticks(read({ located: null, candidates: [] }))).toBe(false);
    expect(ticks(read({ located: { at: "" }, candidates: [{}] }))).toBe(true);
  });

  test("every tour begins with the commitment", () => {
    for (const steps of Object.values(tours)) expect(steps[0]?.key).toBe("sign");
  });
});
