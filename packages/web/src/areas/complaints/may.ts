import type { CaseView, Me } from "@tallenne/contracts";

/** How somebody may look for contacts within a case. `detail`: by exact contact detail too; `queue`: by time and line only. */
export type Look = "detail" | "queue";

/** How a role may look for contacts in a case (domain-access §3); undefined where it sees only what is linked. The services decide; this only draws. */
export function mayLook(role: Me["role"], matter: CaseView | undefined): Look | undefined {
  if (matter?.kind !== "complaint" && matter?.kind !== "rights-request") return undefined;
  if (role === "ch" || role === "dp") return "detail";
  if (role === "tl") return "queue";
  return undefined;
}

/** May the role confirm a candidate? */
export function mayLink(role: Me["role"]): boolean {
  return role === "ch" || role === "dp";
}

/** May this person close the case: its owner, in a role that closes cases. A legal matter closes with its last freeze. */
export function mayClose(me: Pick<Me, "person" | "role">, matter: CaseView): boolean {
  const closes = me.role === "tl" || me.role === "ch" || me.role === "dp";
  return closes && matter.kind !== "legal-matter" && matter.state === "open" && matter.owner === me.person;
}

/** May the role ask to keep a recording longer: a handler in an own complaint, a trainer in an own quality project? */
export function mayHold(me: Pick<Me, "person" | "role">, matter: CaseView): boolean {
  const holds =
    (me.role === "ch" && matter.kind === "complaint") || (me.role === "qa" && matter.kind === "quality");
  return holds && matter.state === "open" && isOwn(me, matter);
}

/** May this person end a hold of the case: whose case it is, or the officer? */
export function mayRelease(me: Pick<Me, "person" | "role">, matter: CaseView): boolean {
  return me.role === "dp" || ((me.role === "ch" || me.role === "qa") && isOwn(me, matter));
}

/** May the role say yes or no to what somebody else asked for? */
export function mayApprove(role: Me["role"]): boolean {
  return role === "tl" || role === "dp" || role === "de";
}

function isOwn({ person }: Pick<Me, "person">, { owner, members }: CaseView): boolean {
  return owner === person || members.includes(person);
}
