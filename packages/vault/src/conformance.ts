export { keyringConformance, type KeyringRoom } from "./conformance/keys.ts";
export { objectsConformance, type ObjectsRoom } from "./conformance/objects.ts";
