import { expect, jest, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

jest.setTimeout(60_000);

const command = join(import.meta.dirname, "s3.ts");
const url = process.env["TALLENNE_TEST_S3_URL"] ?? "";
const credentials = process.env["TALLENNE_TEST_S3_CREDENTIALS"] ?? "";
const principals = ["intake", "reading-room", "steward"].flatMap((name) => [
  `--${name}`,
  `arn:aws:iam:::user/${name}`,
]);
const run = (...words: string[]) =>
  spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", command, ...words], {
    encoding: "utf8",
  });

test("a bucket is prepared by its owner's file, and again without harm; nobody else prepares one, and no secret is said", () => {
  const bucket = ["--bucket", `${url}/tallenne-${crypto.randomUUID()}`];
  const owner = join(credentials, "owner");
  for (let times = 0; times < 2; times += 1) {
    const { status, stdout, stderr } = run(...bucket, "--owner", owner, ...principals);
    expect([status, stdout, stderr]).toEqual([0, "The bucket and the one of its canaries are ready.\n", ""]);
  }
  const other = run(...bucket, "--owner", join(credentials, "intake"), ...principals);
  expect([other.status, other.stdout]).toEqual([1, ""]);
  const [access = "none", secret = "none"] = readFileSync(join(credentials, "intake"), "utf8").split("\n");
  expect(other.stderr).not.toContain(access);
  expect(other.stderr).not.toContain(secret);
});

test("what is missing is said", () => {
  const { status, stderr } = run("--bucket", `${url}/tallenne`);
  expect([status, stderr.includes("--owner")]).toEqual([1, true]);
});
