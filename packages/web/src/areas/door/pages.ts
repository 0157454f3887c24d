export { Commitment } from "./commitment.tsx";
export { FirstStart } from "./first-start.tsx";
export { Invitation } from "./invitation.tsx";
export { Landing } from "./landing.tsx";
export { SignedText } from "./signed-text.tsx";
export { SignIn } from "./sign-in.tsx";
