import { z } from "zod";
import { code, date, whole } from "./scalar.ts";

const kind = code("What.", "register");
const version = code("Version.", "policy-1");

/** What the ledger is told of the rules and of reference data: which version, never its text. The steward's pin tells the digest. */
export const governanceActions = {
  "governance.policy.proposed": z.strictObject({
    kind,
    version,
    on: date("First day in force."),
    count: whole("Changes."),
  }),
  "governance.policy.changed": z.strictObject({ kind, version }),
  "governance.policy.dropped": z.strictObject({ kind, version }),
} as const;
