import { describe, expect, test } from "@jest/globals";
import mongoose from "mongoose";
import { documentsFrom } from "../documents-from.ts";
import { failureAtOpening, namedFailure } from "./mongo-failure.ts";

const { MongoNetworkError, MongoServerError, MongoServerSelectionError, MongoTopologyClosedError } =
  mongoose.mongo;
const ofServer = (code: number, errmsg = "") => new MongoServerError({ message: errmsg, errmsg, code });
const codeOf = (failure: unknown) => (namedFailure(failure, "intake.sources") as { code?: unknown }).code;

describe("an error of the server or the driver", () => {
  test.each<[string, unknown, string]>([
    [
      "no room, as the server says it",
      ofServer(14_031, "available disk space is less than required"),
      "store-full",
    ],
    ["no room, as the system says it", ofServer(2, "write: No space left on device"), "store-full"],
    ["the inside of the server, as on a full medium", ofServer(1, "internal server error"), "store-away"],
    ["another primary", ofServer(10_107, "not primary"), "store-away"],
    ["shutting down", ofServer(91, "shutdown in progress"), "store-away"],
    ["a majority that did not confirm", ofServer(64, "waiting for replication timed out"), "store-away"],
    ["a lost cursor", ofServer(43, "cursor id 1 not found"), "store-away"],
    ["the network", new MongoNetworkError("connection closed"), "store-away"],
    ["nobody to ask", new MongoServerSelectionError("no primary", {} as never), "store-away"],
    ["a document over the server's limit", ofServer(10_334, "BSONObj size is invalid"), "unstorable"],
    ["a closed connection", new MongoTopologyClosedError("Topology is closed"), "store-closed"],
  ])("%s is told by its meaning", (_, failure, code) => {
    expect(codeOf(failure)).toBe(code);
  });

  test("a duplicate names its fields, and nothing of the value", () => {
    const told = namedFailure(
      ofServer(
        11_000,
        'E11000 duplicate key error collection: a.b index: unique system+number dup key: { k: "tAino" }',
      ),
      "intake.sources",
    );
    expect(told).toMatchObject({ code: "duplicate", field: "system+number" });
    expect((told as Error).cause).toBeUndefined();
    expect((told as Error).message).not.toContain("Aino");
    expect(namedFailure(ofServer(11_000, "E11000 … index: _id_ dup key"), "a.b")).toMatchObject({
      field: "id",
    });
  });

  test("a refused account stops the start by its own words", () => {
    for (const code of [13, 18])
      expect(failureAtOpening(ofServer(code), "a")).toMatchObject({ code: "store-damaged" });
  });

  test("what is no error of the database stays as it is", () => {
    const own = new RangeError("no");
    expect([namedFailure(own, "a"), namedFailure(ofServer(2, "bad value"), "a")]).toEqual([
      own,
      expect.any(MongoServerError),
    ]);
  });
});

describe("an address that cannot be read", () => {
  test.each([
    "mongodb://arkisto:salasana@",
    "mongodb://arkisto:sala@sana@127.0.0.1:bad/",
    "mongodb://arkisto:salasana@127.0.0.1/?nonsense=1",
  ])("is refused without a word of it (%#)", async (address) => {
    const refused: unknown = await documentsFrom(address, { service: "intake" }).catch(
      (failure: unknown) => failure,
    );
    expect(refused).toMatchObject({ code: "unsupported-store" });
    expect((refused as Error).cause).toBeUndefined();
    expect(String(refused)).not.toMatch(/sala|sana|arkisto/);
  });

  test("a scheme that is none is named, with those there are", async () => {
    await expect(
      documentsFrom("postgres://arkisto:salasana@127.0.0.1/a", { service: "intake" }),
    ).rejects.toMatchObject({
      code: "unsupported-store",
      message: expect.not.stringContaining("salasana"),
    });
  });
});
