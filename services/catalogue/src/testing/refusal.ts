import { Problem } from "@tallenne/contracts";

/** The slug of the problem that a call is refused with; `kept` when it is not refused. Anything else fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "kept";
  } catch (failure) {
    if (failure instanceof Problem) return failure.slug;
    throw failure;
  }
}
