import { describe, expect, test } from "@jest/globals";
import { keptLog, systemChance, systemClock } from "@tallenne/runtime";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Exchange } from "../flow/exchange.ts";
import type { Leaving } from "../flow/send.ts";
import { usualLimits } from "./limits.ts";
import { createMetrics } from "./metrics.ts";
import { serve } from "./serve.ts";

const fail = () => {
  throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
};
const failingLog = { ...keptLog(), debug: fail, info: fail, warn: fail, error: fail };

/** Asks once where every line of the log fails: what the caller got, and how serving ended. */
async function asked(work: () => Promise<Leaving>) {
  const metrics = createMetrics({ process: false });
  const terms = {
    listener: "public" as const,
    log: failingLog,
    clock: systemClock,
    metrics,
    limits: usualLimits,
  };
  const served = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    const exchange = new Exchange({ request, response }, { clock: systemClock, chance: systemChance });
    serve(exchange, undefined, terms, work).then(
      () => served.resolve("served"),
      () => served.resolve("rejected"),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const told = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const outcome = [told.status, await told.json(), await served.promise];
  server.close();
  return outcome;
}

describe("serving while the log fails", () => {
  test("the caller gets the answer, and nothing is left unhandled", async () => {
    expect(await asked(async () => ({ status: 200, headers: {}, body: { ok: true } }))).toEqual([
      200,
      { ok: true },
      "served",
    ]);
  });

  test("a defect is still told as one", async () => {
    expect(await asked(() => Promise.reject(new TypeError("a defect")))).toMatchObject([
      500,
      { slug: "defect" },
      "served",
    ]);
  });
});
