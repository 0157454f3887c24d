import { describe, expect, test } from "@jest/globals";
import { emptyPaper, paperBody } from "./paper.ts";

const paper = { ...emptyPaper, arrived: "23.11.2026", name: " Aino Koivuranta " };

describe("what a clerk types from a paper", () => {
  test("T-A11.2a T-A12.3 needs a name and a day, and neither a signature nor a register nor times", () => {
    expect(paperBody({ ...paper, name: " " })).toBeUndefined();
    expect(paperBody({ ...paper, arrived: "31.11.2026" })).toBeUndefined();
    expect(paperBody(paper)).toEqual({
      kind: "access",
      arrivedOn: "2026-11-23",
      channel: "paper",
      signature: "none",
      tracks: ["gdpr-15"],
      register: "unknown",
      language: "fi",
      fields: { requester: { name: "Aino Koivuranta" }, details: [], times: [], aids: [] },
    });
  });

  test("reads every kind of contact detail out of one line, and one day as a stretch of one day", () => {
    const body = paperBody({
      ...paper,
      details: "040 1234567, aino@example.fi; 010190-901R, 2077474-0",
      from: "2.10.2026",
    });
    expect(body?.fields.details.map(({ kind }) => kind)).toEqual([
      "phone",
      "email",
      "identity-code",
      "business-id",
    ]);
    expect(body?.fields.times).toEqual([{ from: "2026-10-02", to: "2026-10-02" }]);
    expect(paperBody({ ...paper, from: "2.13.2026" })).toBeUndefined();
  });

  test("only access is asked under Act 621/1999 too: a tick left over from it does not travel with another kind", () => {
    expect(paperBody({ ...paper, underAct: true })?.tracks).toEqual(["gdpr-15", "julkl-12"]);
    expect(paperBody({ ...paper, kind: "erasure", underAct: true })).toMatchObject({
      kind: "erasure",
      tracks: ["gdpr-15"],
    });
  });
});
