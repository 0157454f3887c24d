import { type Act, acts, operations, type Standing } from "@tallenne/contracts";
import { describe, expect, test } from "@jest/globals";
import { decide } from "./decide.ts";
import { matrix } from "./matrix.ts";
import { loadPolicies } from "./policies.ts";
import { roleNames } from "./role-name.ts";
import { losses, type Scene } from "./testing/losses.ts";
import {
  asker,
  caseOf,
  colleague,
  contactOf,
  now,
  standingOf,
  testId,
  today,
  visitOf,
} from "./testing/scene.ts";
import type { Part, Way } from "./way.ts";

type Role = Standing["role"];
const roles = Object.keys(roleNames) as Role[];
const purposes = ["p0", "p1", "p2", "p3", "p4"] as const;
const kinds = { p1: "complaint", p2: "quality", p3: "training", p4: "rights-request" } as const;

/** Everything fulfilled that can be, for a role under a purpose: what is left to refuse is the capability itself. */
function fulfilled(role: Role, purpose: string | undefined, about: Way["about"]): Scene {
  const standing = standingOf(role);
  if (about === "staff")
    return {
      standing,
      facts: { target: { person: testId("person", 9), proposedBy: colleague, unit: "tiimi-1" } },
    };
  if (about === "visit") return { standing, facts: { visit: visitOf(), case: caseOf("rights-request") } };
  if (about === "line" || (about === "archive" && purpose === undefined)) return { standing, facts: {} };
  const ownCall = purpose === "p0" || purpose === "p3" ? role === "ag" : false;
  const kind = purpose === undefined || purpose === "p0" ? undefined : kinds[purpose as keyof typeof kinds];
  const openedByOther = kind === "training" && role !== "tl";
  const named = caseOf(kind ?? "complaint", openedByOther ? { owner: colleague, members: [asker] } : {});
  const scope = { p0: role === "ag" ? "own" : "team" }[purpose ?? ""] ?? "case";
  return {
    standing,
    facts: {
      ...(purpose === undefined ? {} : { purpose, scope: scope as "own" }),
      ...(kind || about === "case" ? { case: named } : {}),
      ...(about === "contact"
        ? {
            contacts: [contactOf({ agent: ownCall ? asker : colleague })],
            target: { person: testId("person", 9), proposedBy: colleague },
            visit: visitOf(),
          }
        : {}),
    },
  };
}

/** The ways of the matrix that hold in a scene in which something was lost. */
function waysLeft(asked: {
  act: Act;
  role: Role;
  purpose: string | undefined;
  about: Way["about"];
  lost: readonly Part[];
}): readonly Way[] {
  const { act, role, purpose, about, lost } = asked;
  const unit = lost.includes("own-unit") && (role === "ag" || role === "tl") ? (["covered"] as const) : [];
  return matrix[act].filter(
    (way) =>
      (way.roles === "everybody" || (way.roles !== "source" && way.roles.includes(role))) &&
      way.purpose === purpose &&
      way.about === about &&
      !way.needs.some((need) => [...lost, ...unit].includes(need)),
  );
}

/**
 * Every act × what it is about × role × purpose × thing missing. A loss that changes nothing in a scene is left out; where even the whole scene has
 * no way, every fourth loss is tried.
 */
function* cells() {
  let turn = 0;
  for (const act of acts)
    for (const about of new Set(matrix[act].map((way) => way.about)))
      for (const role of roles)
        for (const purpose of matrix[act].some((way) => way.purpose) ? purposes : [undefined]) {
          const whole = fulfilled(role, purpose, about);
          const hopeless = waysLeft({ act, role, purpose, about, lost: [] }).length === 0;
          for (const [loss, { parts, lose }] of Object.entries(losses)) {
            const scene = lose(whole);
            const isChanged = JSON.stringify(scene) !== JSON.stringify(whole);
            turn += 1;
            if (loss !== "nothing" && (!isChanged || (hopeless && turn % 4 > 0))) continue;
            const ways = waysLeft({ act, role, purpose, about, lost: parts });
            yield { act, about, role, purpose, loss, scene, ways };
          }
        }
}

const ask = <A extends Act>(act: A, scene: Scene) => decide({ act, today, now, ...scene });

describe("the matrix of capabilities", () => {
  test("T-P11 every act of the contracts has a row, every policy that permits stands in one", () => {
    expect(Object.keys(matrix).toSorted()).toEqual([...acts].toSorted());
    const named = new Set(Object.values(matrix).flatMap((ways) => ways.map(({ policy }) => policy)));
    expect([...named].toSorted()).toEqual(loadPolicies().permits.toSorted());
  });

  const told = new Map<Act, Set<string>>();
  test("T-P11 role × capability × part missing: deny by default, no unexpected permit", () => {
    let cellCount = 0;
    let permitted = 0;
    const wrong: string[] = [];
    for (const { act, about, role, purpose, loss, scene, ways } of cells()) {
      cellCount += 1;
      const decision = ask(act, scene);
      const got = "permit" in decision ? decision.permit.policies.join(" ") : "denied";
      const wanted = ways.length > 0 ? [...new Set(ways.map(({ policy }) => policy))].join(" ") : "denied";
      if ("permit" in decision) permitted += 1;
      if (got !== wanted) wrong.push(`${act} ${about} ${role} ${purpose} ${loss}: ${got}, not ${wanted}`);
      if ("denied" in decision) {
        if (decision.denied.failure !== undefined) throw decision.denied.failure;
        // A recent proof is asked for by the loaders of operations that list the refusal, and by no others.
        if (decision.denied.problem === "step-up-first") continue;
        told.set(act, (told.get(act) ?? new Set()).add(decision.denied.problem));
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(cellCount).toBeGreaterThanOrEqual(5000);
    // A table that permits nothing would agree too.
    expect(permitted).toBeGreaterThanOrEqual(500);
  });

  test("what a decision may answer is among the refusals that its operations list", () => {
    const unlisted = operations.flatMap(({ id, caller, problems }) => {
      if (caller.who !== "person") return [];
      const possible = [...(told.get(caller.act) ?? []), "sign-in-first"];
      return possible
        .filter((problem) => !(problems as readonly string[]).includes(problem))
        .map((problem) => `${id}: ${problem}`);
    });
    expect(unlisted).toEqual([]);
  });

  test("nobody without a session does anything that is a person's", () => {
    for (const act of acts) {
      const decision = decide({ act, today, now, facts: {} });
      expect(decision).toMatchObject({ denied: { rule: "no-session", problem: "sign-in-first" } });
    }
  });
});
