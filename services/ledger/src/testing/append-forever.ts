import { createPrivateKey } from "node:crypto";
import { noteSigner } from "../log/note-signer.ts";
import { entryNumber } from "./entries.ts";
import { openTestLog, testOrigin } from "./test-log.ts";

/**
 * Appends entries until it is killed, and prints the number of each after it was acknowledged: for the test that kills it.
 * `node append-forever.ts <first number> <key as base64 of PKCS#8 DER> <folder> [folder]`
 */
async function main([from = "0", key = "", first = "", second]: readonly string[]): Promise<void> {
  const privateKey = createPrivateKey({ key: Buffer.from(key, "base64"), format: "der", type: "pkcs8" });
  const signer = noteSigner(testOrigin, privateKey);
  const log = await openTestLog(second === undefined ? [first] : [first, second], { signer });
  process.stdout.write("open\n");
  let next = Number(from);
  const writer = async (): Promise<void> => {
    for (;;) {
      const number = next;
      next += 1;
      await log.append([entryNumber(number)]);
      process.stdout.write(`${number}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
}

void main(process.argv.slice(2));
