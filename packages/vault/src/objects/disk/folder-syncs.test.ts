import { expect, test } from "@jest/globals";
import { folderSyncs } from "./folder-syncs.ts";

/** Syncs that end when the test says so. */
function watched() {
  const begun: { readonly folder: string; readonly end: PromiseWithResolvers<void> }[] = [];
  const sync = folderSyncs((folder) => {
    const end = Promise.withResolvers<void>();
    begun.push({ folder, end });
    return end.promise;
  });
  return { begun, sync };
}
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

test("who asks during a sync waits for one that begins after he asked, together with the others", async () => {
  const { begun, sync } = watched();
  const first = sync("a");
  let isSecond = false;
  const others = Promise.all([sync("a"), sync("a")]).then(() => void (isSecond = true));
  const elsewhere = sync("b");
  expect(begun.map(({ folder }) => folder)).toEqual(["a", "b"]);
  begun[0]?.end.resolve();
  await first;
  await turn();
  expect([begun.length, isSecond]).toEqual([3, false]);
  // Asked during the second: a third.
  const late = sync("a");
  begun[2]?.end.resolve();
  await others;
  await turn();
  begun[1]?.end.resolve();
  begun[3]?.end.resolve();
  await Promise.all([elsewhere, late]);
  expect(begun.map(({ folder }) => folder)).toEqual(["a", "b", "a", "a"]);
});

test("a failed sync fails those who wait for it; those who came later have one of their own", async () => {
  const { begun, sync } = watched();
  const first = sync("a");
  const later = sync("a");
  begun[0]?.end.reject(new Error("io"));
  await expect(first).rejects.toThrow("io");
  await turn();
  begun[1]?.end.resolve();
  await later;
  expect(begun).toHaveLength(2);
});
