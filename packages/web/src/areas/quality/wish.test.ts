import { describe, expect, test } from "@jest/globals";
import { type Wish, wishBody, wrongFields } from "./wish.ts";

const wish: Wish = {
  register: "calls",
  line: "henkiloasiakkaat",
  from: "1.9.2026",
  to: "30.9.2026",
  shortest: "",
  longest: "",
  size: "5",
};

describe("what is asked of a draw", () => {
  test("is days, a line and how many; a length is left out when nothing is typed", () => {
    expect(wishBody(wish)).toEqual({
      register: "calls",
      line: "henkiloasiakkaat",
      from: "2026-09-01",
      to: "2026-09-30",
      size: 5,
    });
    expect(wishBody({ ...wish, shortest: "1", longest: "15" })).toMatchObject({ shortest: 1, longest: 15 });
  });

  test.each<[string, Partial<Wish>, keyof Wish]>([
    ["no register", { register: "" }, "register"],
    ["no line", { line: "" }, "line"],
    ["no first day", { from: "" }, "from"],
    ["days the wrong way round", { to: "31.8.2026" }, "to"],
    ["no number", { size: "viisi" }, "size"],
    ["none", { size: "0" }, "size"],
    ["more than a hundred", { size: "101" }, "size"],
    ["minutes that are none", { shortest: "1,5" }, "shortest"],
    ["no length between", { shortest: "5", longest: "5" }, "longest"],
  ])("%s is shown at its field, and nothing is drawn", (_what, typed, field) => {
    expect([...wrongFields({ ...wish, ...typed })]).toEqual([field]);
    expect(wishBody({ ...wish, ...typed })).toBeUndefined();
  });
});
