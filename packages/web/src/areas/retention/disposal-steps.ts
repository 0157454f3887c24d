import type { DisposalView } from "@tallenne/contracts";

/** The way of a disposal, in order. `failed` is no step: it stopped at one of these and goes on. */
export const disposalSteps = [
  "due",
  "closed",
  "moved",
  "dropped",
  "key-destroyed",
  "objects-removed",
  "forgotten",
  "verified",
  "purged",
] as const satisfies readonly DisposalView["step"][];
type Step = (typeof disposalSteps)[number];

/** What lies behind, where it stands, what is to come. A stopped disposal shows no steps: the state does not say where it stopped. */
export function stepsOf(
  step: DisposalView["step"],
): readonly { readonly step: Step; readonly is: "done" | "now" | "later" }[] {
  const place = disposalSteps.findIndex((one) => one === step);
  if (place < 0) return [];
  return disposalSteps.map((one, at) => ({
    step: one,
    is: at < place || step === "purged" ? "done" : at === place ? "now" : "later",
  }));
}
