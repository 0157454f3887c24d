import type { CapabilityStatement, StoreTrial } from "@tallenne/vault";

/** What is known of the object store: tried and sound, tried and not, not tried yet because it does not answer, or a folder, which is not tried. */
export type StoreState = "sound" | "unsound" | "untried" | "folder";

/** The object store does not keep what an archive must be able to rely on. Nothing was trusted to it. */
export class StoreUnfit extends Error {
  readonly code = "store-unfit";
  readonly failed: readonly string[];

  constructor(failed: readonly string[]) {
    super(
      `The object store does not keep these promises: ${failed.join(", ")}. Production is not started on it. ` +
        "What each of them is, and which stores are known to keep them, stands in the handbook (s3.md).",
    );
    this.name = "StoreUnfit";
    this.failed = failed;
  }
}

/** The promises that a store was seen not to keep, by their codes. */
export function brokenPromises({ checks }: CapabilityStatement): readonly string[] {
  return checks.flatMap(({ code, holds }) => (holds ? [] : [code]));
}

/** The trial before a start in production: an unsound store refuses it, and so does one that refuses its credentials. One that is away is tried again later. */
export async function tryBeforeStart(trial: StoreTrial): Promise<CapabilityStatement | undefined> {
  try {
    const statement = await trial();
    if (!statement.isSound) throw new StoreUnfit(brokenPromises(statement));
    return statement;
  } catch (failure) {
    if (isAwayForNow(failure)) return undefined;
    throw failure;
  }
}

function isAwayForNow(failure: unknown): boolean {
  const { code, reason } = failure as { readonly code?: unknown; readonly reason?: unknown };
  return code === "store-away" && reason !== "refused";
}
