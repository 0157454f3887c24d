import type { SigningKey } from "@tallenne/access";
import type { Calendar, Chance, Clock, Log, Secret, Stop } from "@tallenne/runtime";
import type { Documents } from "@tallenne/store";
import type { LedgerClient, Service } from "@tallenne/wire";
import { openCommitmentTexts } from "./commitments/commitment-text.ts";
import { openCommitments } from "./commitments/commitment.ts";
import { commitmentRoutes } from "./commitments/routes.ts";
import { forgetDisqualifications, openDisqualifications } from "./disqualifications/disqualification.ts";
import { disqualificationRoutes } from "./disqualifications/routes.ts";
import { openGrants } from "./grants/grant.ts";
import { grantRoutes } from "./grants/routes.ts";
import { awaitFirstAdministrator, isWaiting } from "./invitations/first-administrator.ts";
import { openInvitations } from "./invitations/invitation.ts";
import { sweepInvitations } from "./invitations/make-link.ts";
import { invitationRoutes } from "./invitations/routes.ts";
import { forgetFormerStaff } from "./people/forget-former-staff.ts";
import { openPeople } from "./people/person.ts";
import { peopleRoutes } from "./people/routes.ts";
import type { IdentityPorts } from "./ports.ts";
import { attemptCount, openAttempts } from "./proofs/attempts.ts";
import { type Cost, costWhere, passPhrases } from "./proofs/pass-phrase.ts";
import { sealerOf } from "./proofs/sealer.ts";
import { turnsOf } from "./proofs/turns.ts";
import { sweepSessions } from "./sessions/end-sessions.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { openSessions } from "./sessions/session.ts";
import { terminalRoutes } from "./terminals/routes.ts";
import { openTerminals } from "./terminals/terminal.ts";
import { openUnits } from "./units/unit.ts";

/** What identity is made of. */
export interface IdentityParts {
  readonly documents: Documents;
  readonly ledger: LedgerClient;
  readonly key: SigningKey;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly purpose: "evaluation" | "production";
  readonly demo: boolean;
  /** Folder of secrets. */
  readonly secrets: string;
  /** Under which secrets of people are sealed at rest. */
  readonly sealing: Secret;
  /** How dear a guess at a pass phrase is; when left out the usual cost, or the light one where links open the door anyway. */
  readonly cost?: Cost;
}

/** How often ended sessions, links and attempts are removed, milliseconds. They count for nothing from their end on, swept or not. */
const sweepEvery = 60_000;

/** The power to vouch: who you are, what you may do, that your commitment is signed. The only place of the service that constructs. */
export async function createIdentity(parts: IdentityParts): Promise<Service> {
  const { documents, clock, chance, sealing, log } = parts;
  const linksOpen = parts.demo && parts.purpose !== "production";
  const ports: IdentityPorts = {
    ...parts,
    people: await openPeople(documents),
    units: await openUnits(documents),
    grants: await openGrants(documents),
    disqualifications: await openDisqualifications(documents),
    commitments: await openCommitments(documents),
    texts: await openCommitmentTexts(documents, parts),
    sessions: await openSessions(documents),
    invitations: await openInvitations(documents),
    terminals: await openTerminals(documents),
    attempts: attemptCount({ attempts: await openAttempts(documents), secret: sealing, clock }),
    phrases: passPhrases({ chance, cost: parts.cost ?? costWhere(linksOpen) }),
    sealer: sealerOf(sealing, chance),
    endings: turnsOf(1),
    purge: () => documents.purge(),
    linksOpen,
    isProduction: parts.purpose === "production",
  };
  const sweep = async () => {
    try {
      await sweepSessions(ports);
      await sweepInvitations(ports);
      await ports.attempts.sweep();
      await forgetFormerStaff(ports);
      await forgetDisqualifications(ports.disqualifications, ports.calendar.today());
    } catch (failure) {
      log.warn({ event: "sweep-failed" }, failure);
    }
  };
  let stop: Stop | undefined;
  return {
    name: "identity",
    routes: [
      ...sessionRoutes(ports),
      ...invitationRoutes(ports),
      ...peopleRoutes(ports),
      ...grantRoutes(ports),
      ...disqualificationRoutes(ports),
      ...commitmentRoutes(ports),
      ...terminalRoutes(ports),
    ],
    async start() {
      await awaitFirstAdministrator(ports);
      stop = clock.every(sweepEvery, sweep);
    },
    async stop() {
      stop?.();
      await documents.close();
    },
    ready: async () => ({
      ready: true,
      facts: {
        waiting: await isWaiting(ports),
        people: await ports.people.count(),
        sessions: await ports.sessions.count(),
      },
    }),
  };
}
