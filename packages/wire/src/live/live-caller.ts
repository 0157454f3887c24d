import { decideOnce } from "@tallenne/access";
import { type Operation, Problem, refuse, type SocketContract } from "@tallenne/contracts";
import type { Prepared } from "../route/route.ts";
import type { Station } from "../flow/station.ts";
import { readCookies, sessionCookieName, terminalCookieName } from "../session/cookie.ts";
import { entryOf } from "../trail/entry.ts";
import type { LiveRoute, LiveWho } from "./live-route.ts";

/** Asks who holds a connection and whether they may, now. */
export interface LiveCaller {
  /** Resolves with who it is. Throws the Problem that refuses, after its entry is durable where a person was refused. */
  now(): Promise<LiveWho>;
}

/**
 * The guard of one connection: session or device cookie of its handshake is asked about at identity (at most a second old), the policies are asked about
 * the contract's act. Asked at the opening and at every message: a revocation needs no push (flows D5, security §2.3).
 */
export function liveCaller(
  route: LiveRoute,
  asked: { readonly cookie: string | undefined; readonly about: unknown },
  station: Station,
): LiveCaller {
  const { contract } = route;
  const { caller } = contract;
  const name = caller.who === "person" ? sessionCookieName : terminalCookieName;
  const secret = readCookies(asked.cookie, [name])[name];
  return {
    async now() {
      if (secret === undefined) throw refuse("sign-in-first");
      if (caller.who === "terminal") {
        const terminal = await station.terminals.of(secret);
        if (!terminal) throw refuse("sign-in-first");
        return { standing: undefined, terminal } as unknown as LiveWho;
      }
      const { standing } = await station.introspector.of(secret);
      if (!standing) throw refuse("sign-in-first");
      const who = { standing, terminal: undefined } as unknown as LiveWho;
      const prepared = await preparedOrRefused(route, { about: asked.about, who }, station);
      const decision = decideOnce({
        act: caller.act,
        standing,
        facts: prepared.facts ?? {},
        today: station.calendar.today(),
        now: station.clock.now(),
      });
      if ("permit" in decision) return who;
      const { denied } = decision;
      if (denied.failure !== undefined)
        station.log.error({ event: "decision-failed", socket: contract.id }, denied.failure);
      await writeRefusal(contract, { who, prepared, rule: denied.rule, policies: denied.policies }, station);
      throw refuse(denied.problem);
    },
  };
}

type Told = Prepared<Operation, unknown>;

async function preparedOrRefused(
  route: LiveRoute,
  asked: { about: unknown; who: LiveWho },
  station: Station,
): Promise<Told> {
  try {
    return (await route.prepare?.(asked.about, asked.who)) ?? {};
  } catch (failure) {
    if (failure instanceof Problem && failure.slug === "unknown") {
      const refused = { who: asked.who, prepared: {}, rule: "unknown", policies: [] };
      await writeRefusal(route.contract, refused, station);
    }
    throw failure;
  }
}

async function writeRefusal(
  contract: SocketContract,
  refused: { who: LiveWho; prepared: Told; rule: string; policies: readonly string[] },
  station: Station,
): Promise<void> {
  const { who, prepared, rule, policies } = refused;
  const act = contract.caller.who === "person" ? contract.caller.act : contract.id;
  const by = { standing: who.standing, source: undefined, terminal: who.terminal, service: undefined };
  await station.ledger.write([
    entryOf(
      contract,
      { who: by },
      {
        action: "access.denied",
        objects: prepared.objects ?? [],
        outcome: "refused",
        facts: { act, rule },
        policies,
      },
      station,
    ),
  ]);
}
