import { type Asked, type noteDelivery as operation, refuse } from "@tallenne/contracts";
import type { RequestFile } from "./request-file.ts";
import { stepped, type Stepping } from "./step.ts";

type Delivery = Omit<Asked<typeof operation>["body"], "what"> & {
  readonly what: RequestFile["delivered"][number]["what"];
};

/**
 * Something reached the requester. With the last of it the request is fulfilled and thirty days run. Whatever was not granted whole is fulfilled only
 * with its certificate (T-A12.6a); a refusal is delivered as its certificate. Throws `out-of-turn`.
 */
export function deliveredOf(
  request: RequestFile,
  { what, means, last }: Delivery,
  step: Stepping,
): RequestFile {
  if (request.decision === null) throw refuse("out-of-turn");
  const isCertificate = what === "certificate";
  if (isCertificate && request.certificate === null)
    throw refuse("out-of-turn", { facts: { reason: "no-certificate" } });
  const delivered = [...request.delivered, { what, means, at: step.at }];
  const isRefusal = request.state === "refused";
  if (isRefusal && !isCertificate) throw refuse("out-of-turn");
  const needsCertificate = request.decision.outcome !== "granted";
  const hasCertificate = delivered.some((one) => one.what === "certificate");
  const isLast = last || isRefusal;
  if (isLast && needsCertificate && !hasCertificate)
    throw refuse("out-of-turn", { facts: { reason: "no-certificate" } });
  const events = [...(isRefusal ? [] : (["deliver"] as const)), ...(isLast ? (["fulfil"] as const) : [])];
  const moved = { ...stepped(request, events, step), delivered };
  return isLast ? { ...moved, fulfilledOn: step.today, isUnsettled: true } : moved;
}
