import { describe } from "@jest/globals";
import { keptRow } from "../register.ts";

/** The tests that prove a row; its name stands before theirs, so that a result can be told from another. */
export function promise(id: string, tests: () => void): void {
  describe(`${id} ${keptRow(id).says}`, tests);
}
