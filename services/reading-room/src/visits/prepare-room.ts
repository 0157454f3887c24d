import {
  type clearCompanion as clearCompanionOperation,
  type Parsed,
  refuse,
  type Standing,
} from "@tallenne/contracts";
import { instantOf, type TerminalId, type VisitId } from "@tallenne/domain";
import type { VisitChanges } from "./visit-changes.ts";
import type { ConnectedTerminal } from "./visit-lines.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { type Aid, isInRoom, type SeatLanguage, type VisitSitting } from "./visit-sitting.ts";
import { type By, stepped, traced } from "./visit-step.ts";

type CompanionSaid = Parsed<(typeof clearCompanionOperation)["body"]>;

/** Roles that speak or act for the citizen: a paper must name the listening (requests-and-visits §8). */
const byMandate: readonly string[] = ["agent", "guardian"];

/**
 * Somebody beside the citizen has signed the commitment of this visit (T-P2): of age, known by a document, no party to the matter; who acts for the citizen
 * shows a mandate. The name is sealed before it is kept. Throws Problem `bad-input` with a finding for each thing that is wrong.
 */
export function clearCompanion(ports: VisitPorts, changes: VisitChanges) {
  return async (visit: VisitSitting, said: CompanionSaid, standing: Standing): Promise<VisitSitting> => {
    const findings = [
      ...(said.adult ? [] : [{ pointer: "#/adult", code: "not-of-age" }]),
      ...(said.identified ? [] : [{ pointer: "#/identified", code: "not-identified" }]),
      ...(said.disqualified ? [{ pointer: "#/disqualified", code: "disqualified" }] : []),
      ...(byMandate.includes(said.role) && !said.mandate
        ? [{ pointer: "#/mandate", code: "mandate-missing" }]
        : []),
    ];
    if (findings.length > 0) throw refuse("bad-input", { findings });
    if (visit.state !== "id-ok") throw refuse("not-at-this-stage", { facts: { state: visit.state } });
    const names = await ports.words.withName(visit, said);
    return changes.change(visit.id, (kept) => {
      if (kept.companions.length !== visit.companions.length) throw refuse("conflict");
      const signedAt = instantOf(ports.clock.now());
      const about = { role: said.role, textVersion: said.textVersion };
      return {
        ...traced(ports, kept, { by: { standing }, action: "visit.participant", facts: about }),
        names,
        companions: [...kept.companions, { role: said.role, signedAt }],
      };
    });
  };
}

/** Everybody present is known: as many beside the citizen as have signed. */
export function clearParticipants(ports: VisitPorts, changes: VisitChanges) {
  return (id: VisitId, present: number, standing: Standing): Promise<VisitSitting> =>
    changes.change(id, (visit) => {
      const cleared = stepped(ports, visit, {
        event: "companions-cleared",
        actor: "supervisor",
        by: { standing },
        holding: present === visit.companions.length ? ["companions-committed"] : [],
        facts: { participants: visit.companions.map(({ role }) => role as "companion") },
        words: visit.names,
        trail: { action: "visit.participants-cleared", facts: { present } },
      });
      // The terminal may have ticked the rules while the supervisor was still asking.
      const { terminal } = visit;
      return visit.isRead && terminal !== null ? briefed(ports, cleared, { terminal }) : cleared;
    });
}

function briefed(ports: VisitPorts, visit: VisitSitting, by: By): VisitSitting {
  const language = visit.language ?? "fi";
  const isCitizen = by !== "system" && "terminal" in by;
  return {
    ...stepped(ports, visit, {
      event: "briefed",
      actor: isCitizen ? "citizen" : "supervisor",
      by,
      facts: { language, aids: [...visit.aids] },
      trail: { action: "visit.briefed", facts: { language } },
    }),
    isRead: true,
  };
}

/** The rules were gone through: ticked at the terminal, or read out by the supervisor. */
export function briefVisitor(ports: VisitPorts, changes: VisitChanges) {
  return (
    id: VisitId,
    said: { readonly language: SeatLanguage; readonly aids: readonly Aid[] } | "as-chosen",
    by: By,
  ): Promise<VisitSitting> =>
    changes.change(id, (visit) => {
      const chosen = said === "as-chosen" ? visit : { ...visit, ...said };
      if (chosen.isRead && chosen.state !== "participants-cleared") return undefined;
      // Before everybody is cleared the tick is only remembered.
      if (["checked-in", "id-check", "id-ok"].includes(chosen.state)) return { ...chosen, isRead: true };
      return briefed(ports, chosen, by);
    });
}

/** Language and aids, as chosen at the terminal. */
export function chooseAtTerminal(changes: VisitChanges) {
  return (id: VisitId, said: { readonly language: SeatLanguage; readonly aids: readonly Aid[] }) =>
    changes.change(id, (visit) => ({ ...visit, ...said }));
}

/**
 * Binds the terminal that shows these digits in the visit's office. A wrong code is a finding; the fifth makes all codes of the office new and is told
 * (flows J3.3). In a suspension another terminal may take the place of the one before: the key it held is worth nothing from here on.
 */
export function pairTerminal(ports: VisitPorts, changes: VisitChanges) {
  const { codes, lines, live: all, clock } = ports;
  return async (visit: VisitSitting, digits: string, standing: Standing): Promise<VisitSitting> => {
    if (!isInRoom(visit) || ["ready", "playing", "paused"].includes(visit.state))
      throw refuse("not-at-this-stage", { facts: { state: visit.state } });
    const found = codes.find(digits, visit.office);
    if (found === "too-often") await renewCodes(visit, standing);
    const terminal = found === "wrong" || found === "too-often" ? undefined : lines.terminals.get(found);
    if (terminal === undefined)
      throw refuse("bad-input", { findings: [{ pointer: "#/code", code: "wrong-code" }] });
    const kept = await changes.change(visit.id, (one) => ({
      ...traced(ports, one, {
        by: { standing },
        action: "visit.paired",
        facts: {},
        about: [terminal.id],
      }),
      terminal: terminal.id,
      seat: null,
      told: {},
      sounding: null,
    }));
    seat(kept, terminal);
    lines.tellState(kept);
    return kept;
  };

  function seat(visit: VisitSitting, terminal: ConnectedTerminal): void {
    const live = all.of(visit.id);
    const before = live.terminal;
    live.terminal = { id: terminal.id, line: terminal.line, heardAt: clock.monotonic() };
    if (before !== undefined && before.line !== terminal.line) {
      before.line.tell("ended", { why: "other-terminal" });
      before.line.end();
    }
  }

  async function renewCodes(visit: VisitSitting, standing: Standing): Promise<void> {
    for (const id of codes.waitingIn(visit.office)) giveCode(ports, id);
    lines.alert(visit, "wrong-codes");
    await changes.change(visit.id, (one) =>
      traced(ports, one, { by: { standing }, action: "visit.incident", facts: { kind: "wrong-codes" } }),
    );
  }
}

/** A new code at a terminal. */
export function giveCode({ codes, lines }: Pick<VisitPorts, "codes" | "lines">, id: TerminalId): void {
  const terminal = lines.terminals.get(id);
  if (terminal === undefined) codes.forget(id);
  else terminal.line.tell("code", codes.give(id, terminal.office));
}
