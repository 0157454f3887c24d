import { z } from "zod";
import { operation } from "./operation.ts";
import { base64, code, date, flag, idOf, instant, oneOf, text, trilingual, whole } from "./scalar.ts";
import { grantView, language, lineCode, registerCode, roleCode, standing, unitCode } from "./standing.ts";

const nothing = z.strictObject({}).meta({ description: "Nothing.", example: {} });
const secretWord = text("Pass phrase; paste is allowed.", 200, "kuusi sanaa joita kukaan ei arvaa");
const oneTimeCode = z.string().regex(/^\d{6}$/).meta({ description: "Six digits of the authenticator (RFC 6238).", example: "492039" });

/** What a signed-in person sees of themselves. */
export const me = z.strictObject({
  person: idOf("person", "Own pseudonym."),
  name: text("Own name.", 120, "Sanna Ketovuori"),
  role: roleCode,
  roles: z.array(roleCode).meta({ description: "Roles that may be worn.", example: ["ag"] }),
  unit: unitCode,
  office: code("Office.", "mikkeli"),
  language,
  grants: z.array(grantView).meta({ description: "Grants in force.", example: [] }),
  commitment: standing.shape.commitment,
  commitmentTextVersion: whole("Version of the text in force; 0 while none is published."),
  idleAt: instant("When the session ends without use."),
  endsAt: instant("When it ends in any case."),
  authenticatedAt: instant("Last proof of identity."),
  stepUp: oneOf(["password", "link"], "How identity is proved again."),
  demo: flag("True with invented people only."),
}).meta({ description: "The signed-in person.", example: {} });
export type Me = z.output<typeof me>;

export const signIn = operation({
  id: "signIn", service: "identity", audience: "public", method: "post", path: "/v1/sessions",
  summary: "Sign in with name, pass phrase and one-time code; sets the session cookie.",
  caller: { who: "anyone", reason: "nobody is known before signing in" }, trail: { own: ["people.login", "people.login.refused"] }, promises: ["A10.3"],
  body: z.strictObject({ name: text("Sign-in name.", 120, "sanna.ketovuori"), password: secretWord, code: oneTimeCode }),
  reply: me, status: 201, problems: ["bad-input", "sign-in-refused", "too-many", "no-ledger"],
});
export const signInByLink = operation({
  id: "signInByLink", service: "identity", audience: "public", method: "post", path: "/v1/sessions/by-link",
  summary: "Sign in by a one-click link; demonstration only.",
  caller: { who: "anyone", reason: "the link is the proof" }, trail: { own: ["people.login", "people.login.refused"] }, promises: [],
  body: z.strictObject({ token: base64("Token of the link.", 200) }),
  reply: me, status: 201, problems: ["bad-input", "sign-in-refused", "production-only", "too-many", "no-ledger"],
});
export const signOut = operation({
  id: "signOut", service: "identity", audience: "public", method: "delete", path: "/v1/session",
  summary: "End the session everywhere at once.", caller: { who: "person", act: "self.leave" }, trail: { before: "people.logout" }, promises: ["A10.3"],
  reply: nothing, problems: ["sign-in-first", "no-ledger"],
});
export const readMe = operation({
  id: "readMe", service: "identity", audience: "public", method: "get", path: "/v1/me",
  summary: "Who is signed in, with rights and commitment.", caller: { who: "person", act: "self.read" }, trail: { none: "one's own facts" }, promises: [],
  reply: me, problems: ["sign-in-first"],
});
export const wearRole = operation({
  id: "wearRole", service: "identity", audience: "public", method: "put", path: "/v1/me/role",
  summary: "Wear another of one's roles; open sittings end.", caller: { who: "person", act: "self.wear" }, trail: { before: "people.role.worn" }, promises: ["A10.3"],
  body: z.strictObject({ role: roleCode }), reply: me, problems: ["bad-input", "sign-in-first", "not-permitted", "no-ledger"],
});
export const setLanguage = operation({
  id: "setLanguage", service: "identity", audience: "public", method: "put", path: "/v1/me/language",
  summary: "Keep one's language.", caller: { who: "person", act: "self.read" }, trail: { none: "one's own setting" }, promises: [],
  body: z.strictObject({ language }), reply: me, problems: ["bad-input", "sign-in-first"],
});
export const stepUp = operation({
  id: "stepUp", service: "identity", audience: "public", method: "post", path: "/v1/session/step-ups",
  summary: "Prove identity again; holds for sixty minutes.", caller: { who: "person", act: "self.step-up" }, trail: { before: "people.stepped-up" }, promises: ["A10.3"],
  body: z.strictObject({ password: secretWord.optional(), code: oneTimeCode.optional() }),
  reply: me, problems: ["bad-input", "sign-in-first", "sign-in-refused", "too-many", "no-ledger"],
});
export const readCommitmentText = operation({
  id: "readCommitmentText", service: "identity", audience: "public", method: "get", path: "/v1/commitment-text",
  summary: "The text in force, and what changed since the one signed.", caller: { who: "person", act: "self.read" }, trail: { none: "a public text" }, promises: ["A10.2"],
  reply: z.strictObject({
    id: idOf("policy", "The text."), version: whole("Version."), from: date("In force from."),
    paragraphs: z.array(z.strictObject({ number: whole("Number."), words: trilingual, changed: flag("Differs from the version signed last.") })).meta({ description: "Paragraphs.", example: [] }),
    laws: z.array(text("A law and section.", 120, "JulkL 23 §")).meta({ description: "Laws named.", example: ["JulkL 23 §"] }),
    signed: standing.shape.commitment,
  }).meta({ description: "The commitment text.", example: {} }),
  problems: ["sign-in-first", "unknown"],
});
export const signCommitment = operation({
  id: "signCommitment", service: "identity", audience: "public", method: "post", path: "/v1/commitments",
  summary: "Sign the confidentiality commitment with proof of identity.", caller: { who: "person", act: "self.sign" }, trail: { before: "people.commitment.signed" }, promises: ["A10.2"],
  body: z.strictObject({ text: idOf("policy", "The text read."), version: whole("Its version."), language, read: z.literal(true).meta({ description: "The whole text was read.", example: true }), password: secretWord.optional(), code: oneTimeCode.optional() }),
  reply: me, status: 201, problems: ["bad-input", "sign-in-first", "sign-in-refused", "conflict", "unknown", "too-many", "no-ledger"],
});

/** First account, people, grants: for a small office (flows D28). */
export const readFirstStart = operation({
  id: "readFirstStart", service: "identity", audience: "public", method: "get", path: "/v1/first-start",
  summary: "Whether the first administrator is still missing.", caller: { who: "anyone", reason: "the landing page must lead the first administrator" }, trail: { none: "says yes or no only" }, promises: [],
  reply: z.strictObject({ waiting: flag("True until the first account exists."), demo: flag("True where all people are invented.") }).meta({ description: "State of the first start.", example: {} }),
  problems: [],
});
export const beginFirstAdministrator = operation({
  id: "beginFirstAdministrator", service: "identity", audience: "public", method: "post", path: "/v1/first-administrator",
  summary: "With the one-time link of the first start: get an authenticator secret.", caller: { who: "anyone", reason: "the one-time link is the proof" }, trail: { none: "nothing is made yet" }, promises: [],
  body: z.strictObject({ token: base64("One-time token printed at the first start.", 200) }),
  reply: z.strictObject({ secret: text("Authenticator secret, base32.", 80, "JBSWY3DPEHPK3PXP"), uri: text("otpauth URI.", 400, "otpauth://totp/Tallenne") }).meta({ description: "Authenticator secret.", example: {} }),
  problems: ["bad-input", "sign-in-refused", "too-many"],
});
export const makeFirstAdministrator = operation({
  id: "makeFirstAdministrator", service: "identity", audience: "public", method: "post", path: "/v1/first-administrator/account",
  summary: "Create the first administrator; the one-time link dies.", caller: { who: "anyone", reason: "the one-time link is the proof" }, trail: { own: ["people.created", "people.grant.approved", "people.login"] }, promises: ["A10.3"],
  body: z.strictObject({ token: base64("One-time token.", 200), name: text("Full name.", 120, "Timo Harjukoski"), signInName: code("Sign-in name.", "timo.harjukoski"), office: code("Office.", "mikkeli"), unit: unitCode, password: secretWord, code: oneTimeCode }),
  reply: me, status: 201, problems: ["bad-input", "sign-in-refused", "too-many", "no-ledger"],
});
export const createPerson = operation({
  id: "createPerson", service: "identity", audience: "public", method: "post", path: "/v1/people",
  summary: "Add a person; answers a one-time link by which they set pass phrase and authenticator.", caller: { who: "person", act: "person.create" }, trail: { before: "people.created" }, promises: ["A10.3"],
  body: z.strictObject({ name: text("Full name.", 120, "Sanna Ketovuori"), signInName: code("Sign-in name.", "sanna.ketovuori"), unit: unitCode, office: code("Office.", "mikkeli"), language, agentKeys: z.array(text("Key by which recorders name this adviser.", 80, "agent-204")).max(10).meta({ description: "Keys of recorders.", example: [] }) }),
  reply: z.strictObject({ person: idOf("person", "The person."), invitation: base64("One-time token for the first sign-in.", 200) }).meta({ description: "The new person.", example: {} }),
  status: 201, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "conflict", "no-ledger"],
});
export const acceptInvitation = operation({
  id: "acceptInvitation", service: "identity", audience: "public", method: "post", path: "/v1/invitations",
  summary: "With an invitation: begin (answers an authenticator secret) or finish (sets pass phrase, signs in).", caller: { who: "anyone", reason: "the invitation is the proof" }, trail: { own: ["people.login"] }, promises: [],
  body: z.strictObject({ token: base64("One-time token.", 200), password: secretWord.optional(), code: oneTimeCode.optional() }),
  reply: z.strictObject({ secret: text("Authenticator secret, base32.", 80, "JBSWY3DPEHPK3PXP").optional(), uri: text("otpauth URI.", 400, "otpauth://totp/Tallenne").optional(), me: me.optional() }).meta({ description: "The next step.", example: {} }),
  problems: ["bad-input", "sign-in-refused", "too-many", "no-ledger"],
});
const personRow = z.strictObject({
  id: idOf("person", "Pseudonym."), name: text("Name.", 120, "Sanna Ketovuori"), unit: unitCode, office: code("Office.", "mikkeli"), state: oneOf(["invited", "active", "left"], "State."),
  commitment: standing.shape.commitment,
  grants: z.array(z.strictObject({ ...grantView.shape, state: oneOf(["proposed", "in-force", "ended"], "State."), proposedBy: idOf("person", "Proposer."), approvedBy: idOf("person", "Approver.").nullable(), alone: flag("One person did both.") })).meta({ description: "Grants.", example: [] }),
}).meta({ description: "A person of the staff.", example: {} });
export const listPeople = operation({
  id: "listPeople", service: "identity", audience: "public", method: "get", path: "/v1/people",
  summary: "Staff with grants and commitments.", caller: { who: "person", act: "person.list" }, trail: { before: "access.names.resolved" }, promises: ["A10.3"],
  reply: z.strictObject({ rows: z.array(personRow).meta({ description: "People.", example: [] }), units: z.array(z.strictObject({ id: unitCode, name: text("Name.", 120, "Tiimi 1"), office: code("Office.", "mikkeli") })).meta({ description: "Units.", example: [] }) }).meta({ description: "Staff.", example: {} }),
  problems: ["sign-in-first", "sign-first", "not-permitted", "no-ledger"],
});
export const createUnit = operation({
  id: "createUnit", service: "identity", audience: "public", method: "post", path: "/v1/units",
  summary: "Add a unit or team of an office.", caller: { who: "person", act: "unit.create" }, trail: { before: "people.unit.created" }, promises: ["A10.3"],
  body: z.strictObject({ id: unitCode, name: text("Name.", 120, "Tiimi 1"), office: code("Office.", "mikkeli") }),
  reply: z.strictObject({ id: unitCode }).meta({ description: "The unit.", example: {} }), status: 201, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "conflict", "no-ledger"],
});
export const proposeGrant = operation({
  id: "proposeGrant", service: "identity", audience: "public", method: "post", path: "/v1/grants",
  summary: "Propose a right with an end date, at most twelve months.", caller: { who: "person", act: "grant.propose" }, trail: { before: "people.grant.proposed" }, promises: ["A10.3"],
  body: z.strictObject({ person: idOf("person", "For whom."), role: roleCode, unit: unitCode, registers: z.array(registerCode).min(1).meta({ description: "Registers.", example: ["calls"] }), lines: z.array(lineCode).min(1).meta({ description: "Lines.", example: ["henkiloasiakkaat"] }), until: date("Last day.") }),
  reply: z.strictObject({ grant: idOf("grant", "The grant."), state: oneOf(["proposed", "in-force"], "State.") }).meta({ description: "The grant.", example: {} }),
  status: 201, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "no-ledger"],
});
export const approveGrant = operation({
  id: "approveGrant", service: "identity", audience: "public", method: "post", path: "/v1/grants/:grant/approval",
  summary: "Approve a proposed right; never one's own proposal while two administrators exist.", caller: { who: "person", act: "grant.approve" }, trail: { before: "people.grant.approved" }, promises: ["A10.3"],
  params: z.strictObject({ grant: idOf("grant", "The grant.") }), reply: nothing, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "second-person", "unknown", "conflict", "no-ledger"],
});
export const endGrant = operation({
  id: "endGrant", service: "identity", audience: "public", method: "post", path: "/v1/grants/:grant/end",
  summary: "End a right at once.", caller: { who: "person", act: "grant.end" }, trail: { before: "people.grant.ended" }, promises: ["A10.3"],
  params: z.strictObject({ grant: idOf("grant", "The grant.") }), reply: nothing, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "no-ledger"],
});
export const publishCommitmentText = operation({
  id: "publishCommitmentText", service: "identity", audience: "public", method: "post", path: "/v1/commitment-texts",
  summary: "Publish a new version; everyone signs again before the next access.", caller: { who: "person", act: "commitment-text.publish" }, trail: { before: "people.commitment.published" }, promises: ["A10.2"],
  body: z.strictObject({ paragraphs: z.array(trilingual).min(1).max(40).meta({ description: "Paragraphs.", example: [] }), laws: z.array(text("A law and section.", 120, "JulkL 23 §")).max(20).meta({ description: "Laws named.", example: [] }) }),
  reply: z.strictObject({ id: idOf("policy", "The text."), version: whole("Version.") }).meta({ description: "The new text.", example: {} }), status: 201,
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "no-ledger"],
});
export const makeSignInLink = operation({
  id: "makeSignInLink", service: "identity", audience: "public", method: "post", path: "/v1/sign-in-links",
  summary: "A one-click link for a person; demonstration only.", caller: { who: "person", act: "sign-in-link.make" }, trail: { before: "people.link.made" }, promises: [],
  body: z.strictObject({ person: idOf("person", "For whom.") }), reply: z.strictObject({ token: base64("The token.", 200) }).meta({ description: "The link's token.", example: {} }),
  status: 201, problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "unknown", "production-only", "no-ledger"],
});
export const resolveNames = operation({
  id: "resolveNames", service: "identity", audience: "public", method: "post", path: "/v1/names",
  summary: "Names behind pseudonyms, on demand and logged.", caller: { who: "person", act: "name.resolve" }, trail: { before: "access.names.resolved" }, promises: ["A10.3"],
  body: z.strictObject({ people: z.array(idOf("person", "A pseudonym.")).min(1).max(100).meta({ description: "Whose names.", example: [] }) }),
  reply: z.strictObject({ names: z.record(z.string(), text("Name.", 120, "Sanna Ketovuori")).meta({ description: "Names by pseudonym.", example: {} }) }).meta({ description: "Names.", example: {} }),
  problems: ["bad-input", "sign-in-first", "sign-first", "not-permitted", "no-ledger"],
});

export const introspect = operation({
  id: "introspect", service: "identity", audience: "internal", method: "post", path: "/v1/introspect",
  summary: "Who stands behind a session cookie: a signed answer (ES256, typ standing), null when nobody does. Counts as use.",
  caller: { who: "services", callers: ["intake", "catalogue", "reading-room", "steward", "ledger", "identity"] }, trail: { none: "a leaf read" }, promises: ["A10.3"],
  body: z.strictObject({ session: base64("The cookie's value.", 200) }),
  reply: z.strictObject({ standing: text("Signed standing, JWT.", 20000).nullable() }).meta({ description: "Signed standing or null.", example: {} }), problems: ["bad-input"],
});
export const findAgent = operation({
  id: "findAgent", service: "identity", audience: "internal", method: "post", path: "/v1/agents",
  summary: "The adviser behind a recorder's key.", caller: { who: "services", callers: ["intake"] }, trail: { none: "a leaf read" }, promises: [],
  body: z.strictObject({ key: text("Key used by the recorder.", 80, "agent-204") }),
  reply: z.strictObject({ person: idOf("person", "The adviser.").nullable(), unit: unitCode.nullable() }).meta({ description: "The adviser or null.", example: {} }), problems: ["bad-input"],
});
