export { decide } from "./decide.ts";
export type { Asking, Decision, Denial, Hours, SourceStanding } from "./decision.ts";
export { Permit, type PermitFacts } from "./permit.ts";
export { Receipt, type ReceiptMaker, takeReceiptMaker } from "./receipt.ts";
export { type ServiceTokens, serviceTokens, verifyServiceToken } from "./service-token.ts";
export { keyId, type SigningKey, signingKey, type TrustedKeys, trustedKeys } from "./signing-key.ts";
export { signStanding, verifyStanding } from "./standing-token.ts";
export { signTicket, type Ticket, verifyTicket } from "./ticket.ts";
export { TokenRefused } from "./token.ts";
