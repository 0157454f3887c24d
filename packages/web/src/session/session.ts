import type { Me } from "@tallenne/contracts";
import { store } from "../platform/store.ts";

/** Is the commitment in force signed; if not, was it never, or has it lapsed while working? */
type Signed = "signed" | "never" | "lapsed";

/** Who sits here. `why`: nobody was signed in, the session ended by itself, or the person left. */
export type Session =
  | { readonly state: "asking" }
  | { readonly state: "out"; readonly why: "never" | "ended" | "left" }
  | { readonly state: "in"; readonly me: Me; readonly signed: Signed };

export const session = store<Session>({ state: "asking" });

/** A person has signed in, or their facts have changed. */
export function sessionIs(me: Me): void {
  const before = session.get();
  const wasSigned = before.state === "in" && before.me.person === me.person && before.signed !== "never";
  const signed = isCommitted(me) ? "signed" : wasSigned ? "lapsed" : "never";
  session.set({ state: "in", me, signed });
}

/** Nobody is signed in any more, or never was. */
export function sessionEnded(): void {
  const before = session.get();
  if (before.state === "out") return;
  session.set({ state: "out", why: before.state === "in" ? "ended" : "never" });
}

/** The person signed out. */
export function sessionLeft(): void {
  session.set({ state: "out", why: "left" });
}

/** A service says that no commitment is in force: nothing of contacts is shown until it is signed. */
export function commitmentLapsed(): void {
  const before = session.get();
  if (before.state !== "in" || before.signed !== "signed") return;
  session.set({ ...before, signed: before.me.commitment === null ? "never" : "lapsed" });
}

/** While no text is published there is nothing to sign; what that forbids, the services say. */
function isCommitted({ commitment, commitmentTextVersion }: Me): boolean {
  return commitmentTextVersion === 0 || (commitment !== null && commitment.version >= commitmentTextVersion);
}
