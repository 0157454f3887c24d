import { describe, expect, test } from "@jest/globals";
import { checkListen, ListenRefused, originsOf } from "./listen.ts";

describe("where a listener may listen (D29)", () => {
  test.each(["127.0.0.1", "127.9.9.9", "localhost", "::1"])("%s without TLS", (host) => {
    expect(() => checkListen({ port: 0, host })).not.toThrow();
  });

  test.each(["0.0.0.0", "::", "192.168.1.2", "tallenne.example.fi", ""])("not %s without TLS", (host) => {
    expect(() => checkListen({ port: 0, host })).toThrow(ListenRefused);
  });

  test("any address with TLS", () => {
    expect(() => checkListen({ port: 0, host: "0.0.0.0", tls: { cert: "c", key: "k" } })).not.toThrow();
  });

  test("no socket path longer than systems take", () => {
    expect(() => checkListen({ socket: `/tmp/${"x".repeat(100)}` })).toThrow("shorter folder");
  });

  test("the origins of a loopback port are those under which browsers know it; behind an edge the one given", () => {
    expect(originsOf({ port: 0 }, 8380)).toEqual([
      "http://localhost:8380",
      "http://127.0.0.1:8380",
      "http://[::1]:8380",
    ]);
    expect(originsOf({ port: 0, origin: "https://tallenne.example.fi/", edge: true }, 8380)).toEqual([
      "https://tallenne.example.fi",
    ]);
  });
});
