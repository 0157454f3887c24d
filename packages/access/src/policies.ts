import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The policies as they are asked: names under which Cedar keeps them parsed, and their ids by effect. */
export interface Policies {
  readonly schemaName: string;
  /** The set to ask for an act: every policy whose action can be that act, the others could not apply. Undefined for an act the schema lacks. */
  readonly setOf: ReadonlyMap<string, string>;
  readonly permits: readonly string[];
  readonly forbids: readonly string[];
}

/** The policies cannot be used; every reason at once. A service that meets this does not start. */
export class PoliciesRefused extends Error {
  readonly code = "policies-refused";
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(["The access policies cannot be used:", ...reasons.map((reason) => `  ${reason}`)].join("\n"));
    this.name = "PoliciesRefused";
    this.reasons = reasons;
  }
}

const folder = fileURLToPath(new URL("../policies/", import.meta.url));
let kept: Policies | undefined;

/** The policies of this package, read, checked and parsed once. Throws PoliciesRefused; call it before anything is served. */
export function loadPolicies(): Policies {
  kept ??= preparePolicies({ schema: schemaText(), policies: policyText(), name: "tallenne" });
  return kept;
}

/** The schema the policies are written against. */
export function schemaText(): string {
  return readFileSync(`${folder}schema.cedarschema`, "utf8");
}

/** The text of all policies, file by file in order of name. */
export function policyText(): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".cedar"))
    .toSorted()
    .map((name) => readFileSync(`${folder}${name}`, "utf8"))
    .join("\n");
}

/**
 * Checks and parses a policy text. Ids come from `@id` annotations, each once; validation is strict and a warning refuses too, since a policy
 * that can never apply is a mistake of ours. Throws PoliciesRefused.
 */
export function preparePolicies(given: { schema: string; policies: string; name: string }): Policies {
  const parts = cedar.policySetTextToParts(given.policies);
  if (parts.type === "failure") throw new PoliciesRefused(messages(parts.errors));
  if (parts.policy_templates.length > 0) throw new PoliciesRefused(["a template has no place here"]);
  const byId: Record<string, string> = {};
  const effects = { permit: [] as string[], forbid: [] as string[] };
  const actions = new Map<string, readonly string[] | "all">();
  for (const text of parts.policies) {
    const policy = cedar.policyToJson(text);
    if (policy.type === "failure") throw new PoliciesRefused(messages(policy.errors));
    const id = policy.json.annotations?.id;
    if (!id || !/^(permit|forbid)-[a-z0-9-]{1,56}$/.test(id) || !id.startsWith(policy.json.effect))
      throw new PoliciesRefused([`a policy has no proper @id: ${text.slice(0, 80)}`]);
    if (byId[id] !== undefined) throw new PoliciesRefused([`${id}: stands twice`]);
    byId[id] = text;
    effects[policy.json.effect].push(id);
    actions.set(id, actionsOf(policy.json.action));
  }
  refuseFlaws(given.schema, byId);
  const schemaName = `${given.name}-schema`;
  const schema = cedar.preparseSchema(schemaName, given.schema);
  if (schema.type === "failure") throw new PoliciesRefused(messages(schema.errors));
  const setOf = new Map<string, string>();
  for (const [act, groups] of groupsOfActs(given.schema)) {
    const applying = [...actions].filter(
      ([, named]) => named === "all" || named.some((one) => groups.has(one)),
    );
    const name = `${given.name}-${act}`;
    const staticPolicies = Object.fromEntries(applying.map(([id]) => [id, byId[id] ?? ""]));
    const set = cedar.preparsePolicySet(name, { staticPolicies });
    if (set.type === "failure") throw new PoliciesRefused(messages(set.errors));
    setOf.set(act, name);
  }
  return { schemaName, setOf, permits: effects.permit, forbids: effects.forbid };
}

/** Actions and action groups that a policy is about. */
function actionsOf(constraint: cedar.ActionConstraint): readonly string[] | "all" {
  if (constraint.op === "All") return "all";
  if ("entities" in constraint) return constraint.entities.map(actionId);
  return "entity" in constraint ? [actionId(constraint.entity)] : "all";
}

function actionId(entity: cedar.EntityUidJson): string {
  if ("id" in entity) return entity.id;
  const { __entity: named } = entity;
  return named.id;
}

/** Every act of the schema with itself and all groups above it. */
function groupsOfActs(schema: string): ReadonlyMap<string, ReadonlySet<string>> {
  const read = cedar.schemaToJson(schema);
  if (read.type === "failure") throw new PoliciesRefused(messages(read.errors));
  const actions = read.json[""]?.actions ?? {};
  const above = (act: string): string[] => [
    act,
    ...(actions[act]?.memberOf ?? []).flatMap(({ id }) => above(id)),
  ];
  return new Map(Object.keys(actions).map((act) => [act, new Set(above(act))]));
}

function refuseFlaws(schema: string, staticPolicies: Record<string, string>): void {
  const found = cedar.validate({
    schema,
    policies: { staticPolicies },
    validationSettings: { mode: "strict" },
  });
  if (found.type === "failure") throw new PoliciesRefused(messages(found.errors));
  const flaws = [...found.validationErrors, ...found.validationWarnings];
  const reasons = [
    ...flaws.map(({ policyId, error }) => `${policyId}: ${wordsOf(error)}`),
    ...messages(found.otherWarnings),
  ];
  if (reasons.length > 0) throw new PoliciesRefused(reasons);
}

const messages = (errors: readonly cedar.DetailedError[]) => errors.map(wordsOf);

function wordsOf({ message, help }: cedar.DetailedError): string {
  return help === null ? message : `${message} (${help})`;
}
