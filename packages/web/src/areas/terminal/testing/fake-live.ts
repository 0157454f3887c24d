import type { SocketContract } from "@tallenne/contracts";
import type { Link, Live } from "../../../live/live-socket.ts";
import { store } from "../../../platform/store.ts";

/** What a page said, in order. */
interface Said {
  readonly name: string;
  readonly body: unknown;
}

/** A reading room of a test: answers what it was given, tells what the test says. */
export interface FakeLive<S extends SocketContract> {
  readonly live: Live<S>;
  readonly said: Said[];
  /** How it answers from now on; a name without an answer is never answered. */
  readonly answers: Map<string, (body: unknown) => unknown>;
  readonly tell: (name: string, told: unknown) => void;
  readonly link: (is: Link["is"] & ("here" | "gone" | "joining")) => void;
  readonly renewals: () => number;
  readonly isEnded: () => boolean;
}

/** A connection that is there. */
export function fakeLive<S extends SocketContract>(): FakeLive<S> {
  const link = store<Link>({ is: "here" });
  const said: Said[] = [];
  const answers = new Map<string, (body: unknown) => unknown>();
  const listeners = new Map<string, ((told: unknown) => void)[]>();
  let renewals = 0;
  let isEnded = false;
  return {
    said,
    answers,
    tell: (name, told) => {
      for (const listen of listeners.get(name) ?? []) listen(told);
    },
    link: (is) => link.set({ is }),
    renewals: () => renewals,
    isEnded: () => isEnded,
    live: {
      link,
      ask: (name, body) => {
        said.push({ name, body });
        const answer = answers.get(name);
        return answer === undefined || link.get().is !== "here"
          ? new Promise(() => undefined)
          : (Promise.resolve(answer(body)) as Promise<never>);
      },
      on: (name, listen) => {
        listeners.set(name, [...(listeners.get(name) ?? []), listen as (told: unknown) => void]);
      },
      renew: () => {
        renewals += 1;
      },
      end: () => {
        isEnded = true;
      },
    },
  };
}
