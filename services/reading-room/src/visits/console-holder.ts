import { decideOnce } from "@tallenne/access";
import { type consoleSocket, refuse, type Standing } from "@tallenne/contracts";
import type { VisitId } from "@tallenne/domain";
import type { Holder, LiveWho } from "@tallenne/wire";
import { knownOf } from "../contents/contact-facts.ts";
import type { ConsoleLine, LiveVisit } from "./live-visit.ts";
import { findGaps, openingFacts } from "./open-visit.ts";
import type { VisitChanges } from "./visit-changes.ts";
import type { VisitPorts } from "./visit-ports.ts";
import { shownOnConsole } from "./visit-shown.ts";
import { isOpen, type VisitSitting } from "./visit-sitting.ts";

type ConsoleSocket = typeof consoleSocket;

/** The catalogue is asked again about the items after so long; while it is away, what it said last goes on (flows J3). */
const factsHoldMs = 10_000;

/** The supervisor's side of a visit: whose heartbeat keeps the sound alive. */
export function consoleHolder(ports: VisitPorts, changes: VisitChanges) {
  const { live: all, visits, clock } = ports;
  return async (
    line: ConsoleLine,
    asked: { readonly visit: VisitId },
    who: LiveWho<ConsoleSocket>,
  ): Promise<Holder<ConsoleSocket>> => {
    const { session } = who.standing;
    const live = all.of(asked.visit);
    live.consoles.set(line, session);
    const visit = await visits.get(asked.visit);
    if (visit === undefined) throw refuse("unknown");
    const supervises = visit.supervisor.session === session;
    // Present is who may stand for what is open, from the first moment.
    if (supervises && (!isOpen(visit) || (await stillPermitted(visit, live, who.standing))))
      live.supervisor = { line, session, heardAt: clock.monotonic() };
    line.tell("visit", shownOnConsole(ports, visit, who.standing));
    return {
      asks: {
        beat: async (_none, { standing }) => {
          const now = await visits.get(asked.visit);
          if (now === undefined) throw refuse("unknown");
          const age = all.ageOf(live.terminal);
          const terminalAgoMs = Number.isFinite(age) ? Math.min(3_600_000, Math.round(age)) : null;
          if (now.supervisor.session !== standing.session) return { supervises: false, terminalAgoMs };
          if (isOpen(now) && !(await stillPermitted(now, live, standing)))
            return { supervises: false, terminalAgoMs };
          live.supervisor = { line, session, heardAt: clock.monotonic() };
          return { supervises: true, terminalAgoMs };
        },
      },
      closed: () => {
        live.consoles.delete(line);
        if (live.supervisor?.line !== line) return;
        live.supervisor = undefined;
        live.permit = undefined;
        // A known loss needs no waiting.
        void changes
          .suspend(asked.visit, "supervisor-lost")
          .catch((failure: unknown) =>
            ports.log.error({ event: "visit-unsuspended", visit: asked.visit }, failure),
          );
      },
    };
  };

  /** Whether the supervisor may still stand for what is open: the policies are asked at every beat. Who may not any more ends the sound. */
  async function stillPermitted(visit: VisitSitting, live: LiveVisit, standing: Standing): Promise<boolean> {
    await refresh(visit, live);
    if (live.known === undefined) return false;
    const decision = decideOnce({
      act: "visit.open",
      standing,
      facts: openingFacts(live.known.facts, visit, ports.calendar.today()),
      today: ports.calendar.today(),
      now: clock.now(),
    });
    if ("permit" in decision) {
      live.permit = decision.permit;
      const receipt = live.receipts.values().next().value;
      if (receipt) await findGaps(ports, live, { permit: decision.permit, receipt, items: visit.items });
      return true;
    }
    live.permit = undefined;
    live.supervisor = undefined;
    await changes.suspend(visit.id, "supervisor-ended");
    for (const [line, session] of live.consoles)
      if (session === standing.session) line.tell("away", { why: decision.denied.problem });
    return false;
  }

  async function refresh(visit: VisitSitting, live: LiveVisit): Promise<void> {
    const { known } = live;
    if (known !== undefined && clock.monotonic() - known.at < factsHoldMs) return;
    try {
      const facts = await knownOf(ports.peers, visit.decided, visit.case);
      live.known = { facts, at: clock.monotonic() };
    } catch (failure) {
      if (known === undefined) throw failure;
      ports.log.warn({ event: "visit-facts-wait", visit: visit.id }, failure);
      live.known = { facts: known.facts, at: clock.monotonic() };
    }
  }
}
