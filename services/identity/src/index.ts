export { composeIdentity } from "./compose.ts";
export { firstStartLink } from "./invitations/first-token.ts";
export { identitySettings, type IdentitySettings } from "./settings.ts";
