import { describe, expect, test } from "@jest/globals";
import { assert, jsonValue, property, string } from "fast-check";
import { nameOf, ownNames, storedName, storedNames } from "./field-name.ts";

describe("the name of a field in the database", () => {
  test("is the field's own where nothing reads it otherwise", () => {
    expect(["line", "startedAt", "Äänekoski", "a-b c"].map(storedName)).toEqual([
      "line",
      "startedAt",
      "Äänekoski",
      "a-b c",
    ]);
  });

  test("never begins as an operator or a name of the driver's, holds no point and no NUL, and comes back", () => {
    assert(
      property(string({ unit: "binary" }), (name) => {
        const stored = storedName(name);
        return !/^[$_]|[.\0]|^$/.test(stored) && !(stored in Object.prototype) && nameOf(stored) === name;
      }),
    );
  });

  test("any JSON has its own names again", () => {
    assert(
      property(jsonValue(), (made) => {
        const value: unknown = JSON.parse(JSON.stringify(made));
        return JSON.stringify(ownNames(storedNames(value))) === JSON.stringify(value);
      }),
    );
  });
});
