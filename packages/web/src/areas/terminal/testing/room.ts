import type { SeatItem, SeatState, ShownTranscript, terminalSocket } from "@tallenne/contracts";
import { instant } from "@tallenne/domain";
import { beatEveryMs, takeSeat } from "../seat.ts";
import type { OpenOutput } from "../sound/output.ts";
import { createVoice, type Voice } from "../sound/voice.ts";
import { fakeLive } from "./fake-live.ts";

/** Lets promises settle. */
export const tick = () => new Promise<void>((resolve) => void setImmediate(resolve));
const idle = (): void => undefined;
const call: SeatItem = {
  number: 1,
  channel: "call",
  startedAt: instant("2026-10-02T10:20:00Z"),
  durationMs: 60_000,
  rate: 8000,
  channels: 2,
  gaps: [],
  positionMs: 0,
  heardMs: 0,
  withheld: false,
  inWriting: true,
};
/** What is said in the item of these tests. */
export const inWriting: ShownTranscript = {
  language: "fi",
  made: { by: "person" },
  part: "transcript-1",
  masked: 0,
  utterances: [{ fromMs: 0, toMs: 2000, side: "customer", text: "Onko lausunto jo lähtenyt?" }],
};

/** A state of the terminal as the reading room tells it. */
export const stateOf = (phase: SeatState["phase"], more: Partial<SeatState> = {}): SeatState => ({
  phase,
  why: null,
  language: "fi",
  aids: [],
  briefed: true,
  items: [call],
  at: null,
  endsInMs: 3_600_000,
  asks: [],
  ...more,
});

/** A terminal in a room whose supervisor is there until the test says otherwise. */
export function inRoom(transcript = () => Promise.resolve(inWriting)) {
  const room = fakeLive<typeof terminalSocket>();
  let clock = 0;
  let look = idle;
  let voice: Voice | undefined;
  let wiped = 0;
  const fetched: unknown[] = [];
  const open: OpenOutput = ({ rate, end, tell }) => {
    const made = createVoice({ rate, end, tell, now: () => clock });
    voice = made;
    return Promise.resolve({
      ask: made.take,
      loudness: () => undefined,
      tone: () => undefined,
      end: () => made.take({ is: "end" }),
    });
  };
  room.answers.set("beat", () => ({ forMs: 1700, ticket: null }));
  room.answers.set("played", () => ({ taken: true }));
  room.answers.set("pause", () => ({ taken: true }));
  room.answers.set("finish", () => ({ taken: true }));
  room.answers.set("ask", () => ({ taken: true }));
  room.answers.set("returnToSeat", () => ({ taken: true }));
  room.answers.set("play", () => ({ taken: true, ticket: { token: "t1", item: 1, forMs: 10_000 } }));
  const seat = takeSeat({
    live: room.live,
    fetches: {
      sound: (asking) => {
        fetched.push(asking);
        return Promise.resolve(new Float32Array(asking.lengthMs * 8).fill(0.5));
      },
      text: () => Promise.reject(new Error("no text here")),
      transcript: () => transcript(),
    },
    open,
    now: () => clock,
    every: (_, act) => {
      look = act;
      return () => {
        look = idle;
      };
    },
    wipe: () => {
      wiped += 1;
    },
  });
  return {
    room,
    seat,
    fetched,
    wiped: () => wiped,
    isVoiceAlive: () => voice?.isAlive() === true,
    /** Lets time pass; answers how many milliseconds of it sounded. */
    pass: async (ms: number) => {
      let loud = 0;
      for (let passed = 0; passed < ms; passed += 16) {
        if (passed % beatEveryMs === 0) look();
        await tick();
        const block = new Float32Array(128);
        voice?.render(block);
        if (block.some((sample) => sample !== 0)) loud += 16;
        clock += 16;
      }
      await tick();
      return loud;
    },
    opened: async () => {
      room.tell("state", stateOf("paired"));
      room.tell("opened", { seat: "c2VhdA" });
      room.tell("state", stateOf("open"));
      await tick();
    },
  };
}
