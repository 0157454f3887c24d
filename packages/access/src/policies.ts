import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The policies as they are asked: names under which Cedar keeps them parsed, and their ids by effect. */
export interface Policies {
  /**
   * The name under which Cedar keeps what an act is asked by, parsed when it is asked for first: every policy whose action can be that act, for the others
   * could not apply, and the schema with that act alone, for Cedar reads all actions of a schema at each question. Undefined for an act the schema lacks.
   */
  nameOf(act: string): string | undefined;
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
  const kinds = actsOf(given.schema);
  const names = new Map<string, string>();
  const parsed = (act: string): string | undefined => {
    const kind = kinds.get(act);
    if (kind === undefined) return undefined;
    const applying = [...actions].filter(
      ([, named]) => named === "all" || named.some((one) => kind.groups.has(one)),
    );
    const name = `${given.name}-${act}`;
    const staticPolicies = Object.fromEntries(applying.map(([id]) => [id, byId[id] ?? ""]));
    const asked = [
      cedar.preparsePolicySet(name, { staticPolicies }),
      cedar.preparseSchema(name, kind.schema),
    ];
    for (const one of asked) if (one.type === "failure") throw new PoliciesRefused(messages(one.errors));
    names.set(act, name);
    return name;
  };
  return {
    nameOf: (act) => names.get(act) ?? parsed(act),
    permits: effects.permit,
    forbids: effects.forbid,
  };
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

interface KindOfAct {
  /** The act itself and all groups above it. */
  readonly groups: ReadonlySet<string>;
  /** The schema with no other actions than these. */
  readonly schema: cedar.SchemaJson<string>;
}

function actsOf(schema: string): ReadonlyMap<string, KindOfAct> {
  const read = cedar.schemaToJson(schema);
  if (read.type === "failure") throw new PoliciesRefused(messages(read.errors));
  const { "": whole } = read.json;
  if (whole === undefined) return new Map();
  const { actions } = whole;
  const above = (act: string): string[] => [
    act,
    ...(actions[act]?.memberOf ?? []).flatMap(({ id }) => above(id)),
  ];
  return new Map(
    Object.keys(actions).map((act) => {
      const groups = new Set(above(act));
      const own = Object.fromEntries(Object.entries(actions).filter(([name]) => groups.has(name)));
      return [act, { groups, schema: { "": { ...whole, actions: own } } }];
    }),
  );
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
