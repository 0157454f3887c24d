import { type Customer, customers } from "@tallenne/testkit";

/** A request on paper: who asks, and which call they mean. */
export interface Paper {
  readonly customer: Pick<Customer, "name" | "phone" | "email">;
  readonly language: "fi" | "sv" | "en";
  /** Story of the call; the paper names some days about it. */
  readonly call: string;
  /** Stories of other calls that the same details and days fit. */
  readonly alike?: readonly string[];
}

const { aino, mikael, sofia } = customers;

/** Requests on paper (screens §5): one heard today, one that waits for times, one that came today. */
export const papers = {
  /** C1: granted; the visit is today. */
  today: { customer: aino, language: "fi", call: "C1" },
  /** Granted; the registry has not offered times yet. */
  granted: { customer: sofia, language: "sv", call: "B3" },
  /** C2: only the firm's number is known, and two people call from it: two candidates, no guess. */
  fresh: { customer: { ...mikael, phone: "09 1234 5600" }, language: "sv", call: "C2", alike: ["C2b"] },
} as const satisfies Record<string, Paper>;
