import type { Standing } from "@tallenne/contracts";

/** The words by which policies call the roles, so that a lawyer reads them without a table. */
export const roleNames: Readonly<Record<Standing["role"], string>> = {
  ag: "adviser",
  tl: "team-lead",
  qa: "trainer",
  ch: "complaints-handler",
  rc: "registry-clerk",
  os: "supervisor",
  dp: "data-protection-officer",
  aa: "administrator",
  au: "auditor",
  rs: "researcher",
  pt: "technician",
  de: "decider",
  su: "data-subject",
};
