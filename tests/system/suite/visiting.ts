import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  acceptTerminal,
  acknowledgeAsk,
  addRemark,
  allowResume,
  briefVisitor,
  checkIn,
  chooseFollowUp,
  clearCompanion,
  clearParticipants,
  confirmIdentity,
  consoleSocket,
  endVisit,
  extendVisit,
  fetchWindow,
  pairTerminal,
  pauseVisit,
  raiseEmergency,
  readLiveVisit,
  readSeatText,
  readSeatTranscript,
  recordIdentity,
  revealVisitor,
  startVisit,
  takeOver,
  terminalSocket,
} from "@tallenne/contracts";
import { idFrom, type VisitId } from "@tallenne/domain";
import { pause, systemClock } from "@tallenne/runtime";
import {
  type Browser,
  contactRequest,
  customers,
  openSeat,
  type Seat,
  type VisitDay,
  wav,
} from "@tallenne/testkit";
import { refusedAtSeat } from "./refusing-visits.ts";
import { delivered, spokenCall } from "./steps.ts";
import { visitDayOf } from "./visit-day-of.ts";
import { actionsAbout, at, type World } from "./world.ts";

const passport = {
  document: "passport",
  country: "FIN",
  valid: true,
  photo: true,
  name: "former",
  birthDate: true,
  method: "visual",
} as const;

/** J3 in the room: two seats, from arrival to the end; every act of the supervisor, sound and text at the terminal. */
export function visiting(world: World): void {
  describe("a supervised visit (J3)", () => {
    let day: VisitDay;
    let visit: VisitId;
    let device: Browser;
    let terminal: Seat;
    let console: Seat;
    let ticket = "";
    const asked = "Onko lausunto jo lähtenyt?";
    let seat = "";
    const supervisor = () => day.people.supervisor.browser;
    const play = async (item: number, atMs: number) => {
      const told = await terminal.say("play", { item, atMs, speed: 1 });
      ({ token: ticket } = told["ticket"] as { token: string });
    };
    const sound = (fromMs: number) =>
      device.call(fetchWindow, { body: { seat, ticket, item: 1, fromMs, lengthMs: 1_000 } });

    beforeAll(async () => {
      day = await visitDayOf(world);
      const call = await spokenCall(world, "heard-in-a-room", at("2026-11-19 13.20"), asked);
      const begun = at("2026-11-19 14.00");
      const form = await delivered(
        world,
        {
          externalId: "read-in-a-room",
          startedAt: begun,
          customer: customers.aino,
          agent: "agent-204",
          channel: "eform",
        },
        contactRequest({ message: "Olen muuttanut.", name: customers.aino.name }),
      );
      visit = await day.booked(await day.decided([call, form], customers.aino));
      device = world.archive.browser();
      await device.use(acceptTerminal, { body: { token: await day.terminalToken("Pääte M7") } });
    }, 90_000);
    afterAll(() => {
      terminal.close();
      console.close();
    });

    test("identity with a second officer, a companion, the code, the rules: then the listening is open", async () => {
      const params = { visit };
      await supervisor().use(checkIn, { params });
      const booked = await supervisor().use(revealVisitor, { params });
      expect(booked).toEqual({ name: customers.aino.name, birthDate: null });
      await supervisor().use(recordIdentity, { params, body: passport });
      await day.people.substitute.browser.use(confirmIdentity, { params, body: { confirmed: true } });
      const late = await supervisor().call(revealVisitor, { params });
      const nobody = idFrom("visit", new Uint8Array(16));
      const none = await supervisor().call(revealVisitor, { params: { visit: nobody } });
      expect([late.problem?.slug, none.problem?.slug]).toEqual(["not-at-this-stage", "unknown"]);
      const companion = {
        role: "interpreter",
        name: "Tuuli Tulkki",
        adult: true,
        identified: true,
        disqualified: false,
        mandate: false,
        language: "fi",
        textVersion: 1,
        signed: true,
      } as const;
      await supervisor().use(clearCompanion, { params, body: companion });
      await supervisor().use(clearParticipants, { params, body: { present: 1 } });
      terminal = openSeat(terminalSocket, {
        address: world.archive.address,
        cookie: `__Host-tallenne-terminal=${device.cookie("__Host-tallenne-terminal")}`,
        about: {},
      });
      expect(await terminal.outcome).toBe("open");
      terminal.live(() => null);
      const { digits } = await terminal.told("code");
      const wrong = digits === "000000" ? "000001" : "000000";
      const told = await supervisor().call(pairTerminal, { params, body: { code: wrong } });
      expect([told.status, told.problem?.findings]).toEqual([
        422,
        [{ pointer: "#/code", code: "wrong-code" }],
      ]);
      await supervisor().use(pairTerminal, { params, body: { code: String(digits) } });
      await supervisor().use(briefVisitor, { params, body: { language: "selko", aids: [] } });
      console = seatAs(world, supervisor(), visit);
      expect(await console.outcome).toBe("open");
      console.live();
      await bothHere();
      const opened = await supervisor().use(startVisit, { params });
      expect(opened).toMatchObject({ state: "ready", items: [{ channel: "call" }, { channel: "eform" }] });
      seat = String((await terminal.told("opened"))["seat"]);
    });

    test("the citizen hears windows of sound and reads the form; the supervisor steers and hears nothing", async () => {
      const params = { visit };
      await play(1, 0);
      const window = await sound(0);
      expect([window.status, window.told.bytes.length]).toEqual([200, 8000 * 2 * 2]);
      await refusedAtSeat({ device, seat, ticket });
      const beside = await device.use(readSeatTranscript, { body: { seat, ticket, item: 1 } });
      expect(beside.utterances.map(({ text }) => text)).toEqual([asked]);
      await terminal.say("ask", { kind: "help", item: 1, atMs: 0 });
      await supervisor().use(acknowledgeAsk, { params, body: { ask: 1 } });
      await supervisor().use(pauseVisit, { params, body: { reason: "interpretation" } });
      const hidden = await device.call(readSeatTranscript, { body: { seat, ticket, item: 1 } });
      expect(hidden.problem?.slug).toBe("not-at-this-stage");
      const silent = await sound(1_000);
      expect([silent.status, silent.problem?.slug]).toEqual([409, "not-at-this-stage"]);
      await supervisor().use(allowResume, { params });
      await supervisor().use(extendVisit, { params, body: { minutes: 15, reason: "aid-needed" } });
      await play(2, 0);
      const read = await device.use(readSeatText, { body: { seat, ticket, item: 2 } });
      expect(JSON.stringify(read)).toContain("Olen muuttanut.");
      await supervisor().use(pauseVisit, { params, body: { reason: "interpretation" } });
      const covered = await device.call(readSeatText, { body: { seat, ticket, item: 2 } });
      expect(covered.problem?.slug).toBe("not-at-this-stage");
      await supervisor().use(allowResume, { params });
      expect(await actionsAbout(world, visit, "visit.control")).toContain("visit.started");
    });

    test("the supervisor's page freezes: silent and suspended; a colleague takes over and lets it go on", async () => {
      const params = { visit };
      console.freeze();
      await terminal.told("silence");
      await until(async () => (await supervisor().use(readLiveVisit, { params })).state === "suspended");
      const { browser } = day.people.substitute;
      await browser.use(takeOver, { params });
      const second = seatAs(world, browser, visit);
      expect(await second.outcome).toBe("open");
      second.live();
      await until(async () => (await browser.call(allowResume, { params })).status === 200);
      await play(1, 0);
      expect((await browser.use(readLiveVisit, { params })).state).toBe("playing");
      const done = await browser.use(endVisit, { params, body: { reason: "citizen-done" } });
      expect(done.state).toBe("heard");
      await terminal.told("ended");
      await browser.use(addRemark, { params, body: { words: "Kuulin kaiken." } });
      await browser.use(chooseFollowUp, { params, body: { chosen: ["copy"] } });
      expect([(await sound(0)).status]).toEqual([404]);
      second.close();
    });

    test("an emergency ends a visit from any state in the room", async () => {
      const call = await delivered(
        world,
        {
          externalId: "never-heard",
          startedAt: at("2026-11-18 13.20"),
          // Whose number no later journey asks about.
          customer: customers.sofia,
          agent: "agent-204",
        },
        wav(),
      );
      const params = { visit: await day.booked(await day.decided([call], customers.sofia)) };
      await supervisor().use(checkIn, { params });
      expect((await supervisor().use(raiseEmergency, { params })).state).toBe("emergency");
    });

    test("T-W4 the console's cookie opens no window, and a device that is no terminal holds no seat", async () => {
      const told = await supervisor().call(fetchWindow, {
        body: { seat, ticket, item: 1, fromMs: 0, lengthMs: 1_000 },
      });
      expect([told.status, told.problem?.slug]).toEqual([401, "sign-in-first"]);
      const text = await supervisor().call(readSeatText, { body: { seat, ticket, item: 2 } });
      const beside = await supervisor().call(readSeatTranscript, { body: { seat, ticket, item: 1 } });
      expect([text.problem?.slug, beside.problem?.slug]).toEqual(["sign-in-first", "sign-in-first"]);
      const stranger = openSeat(terminalSocket, { address: world.archive.address, cookie: "", about: {} });
      expect(await stranger.outcome).toBe("sign-in-first");
      stranger.close();
    });

    async function bothHere(): Promise<void> {
      await until(async () => {
        const { lights } = await supervisor().use(readLiveVisit, { params: { visit } });
        return lights.terminal === "here" && lights.supervisor === "here";
      });
    }
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = systemClock.monotonic() + 20_000;
  while (!(await holds())) {
    if (systemClock.monotonic() > end) throw new Error("waited in vain");
    await pause(systemClock, 50);
  }
}

/** The console of somebody signed in. */
function seatAs(world: World, browser: Browser, visit: VisitId): Seat {
  const cookie = `__Host-tallenne=${browser.cookie("__Host-tallenne")}`;
  return openSeat(consoleSocket, { address: world.archive.address, cookie, about: { visit } });
}
