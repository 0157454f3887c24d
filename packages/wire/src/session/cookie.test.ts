import { describe, expect, test } from "@jest/globals";
import { cookieLine, endedSessionCookie, readCookies, sessionCookie } from "./cookie.ts";

describe("the session's cookie", () => {
  test("no script reads it, no plain connection and no other site carries it", () => {
    expect(cookieLine(sessionCookie("geheim-9"))).toBe(
      "__Host-tallenne=geheim-9; Path=/; HttpOnly; Secure; SameSite=Strict",
    );
    expect(cookieLine(endedSessionCookie())).toBe(
      "__Host-tallenne=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict",
    );
  });

  test("a cookie for one address keeps its path and its age", () => {
    const line = cookieLine({
      name: "sound",
      value: "a.b-c",
      path: "/reading-room/v1/sound/x",
      maxAge: 119.9,
    });
    expect(line).toBe(
      "sound=a.b-c; Path=/reading-room/v1/sound/x; Max-Age=119; HttpOnly; Secure; SameSite=Strict",
    );
  });

  test.each([
    { name: "a;b", value: "x", path: "/" },
    { name: "a", value: "x; Domain=evil.example", path: "/" },
    { name: "a", value: "x\r\nset-cookie: b=c", path: "/" },
    { name: "a", value: "ä", path: "/" },
    { name: "a", value: "x", path: "/; Secure" },
  ])("what could end a cookie early is refused: $name=$value at $path", (cookie) => {
    expect(() => cookieLine(cookie)).toThrow(TypeError);
  });

  test("only the cookies that were named are read", () => {
    const sent = "other=1; __Host-tallenne=abc=d; sound=x";
    expect(readCookies(sent, ["__Host-tallenne"])).toEqual({ "__Host-tallenne": "abc=d" });
    expect(readCookies(sent, [])).toEqual({});
    expect(readCookies(undefined, ["sound"])).toEqual({});
  });

  test("a name sent twice counts as not sent, also three times", () => {
    expect(readCookies("a=1; a=2; b=3", ["a", "b"])).toEqual({ b: "3" });
    expect(readCookies("a=1; a=1; a=1", ["a"])).toEqual({});
  });

  test("names of an object's own kind are names like any other", () => {
    expect(readCookies("__proto__=x; constructor=y", ["constructor"])).toEqual({ constructor: "y" });
    expect(Object.getPrototypeOf(readCookies("__proto__=x", ["__proto__"]))).toBe(Object.prototype);
  });
});
