import { describe, expect, test } from "@jest/globals";
import { setClock, showWork, type WorkShown } from "@tallenne/runtime";
import { existsSync, globSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureAll } from "../../tests/bench/rounds.ts";
import type { Goal } from "../../tests/bench/goal.ts";
import { deliverStories } from "../demo/deliver-stories.ts";
import { everydayCalls } from "../demo/stories/everyday.ts";
import { buildWeb } from "../peers/web-build.ts";
import { runSteps } from "./run-steps.ts";
import { filesOf, linesWith, root } from "./tree.ts";

/** How a command is known to show what takes longer than two seconds. */
type Shown =
  /** A test beside the code, by its name. */
  | { readonly proof: string; readonly test: string }
  /** Another command's, which gets the terminal; the form stands in its file. */
  | { readonly handsOverTo: string; readonly form: RegExp }
  /** A tool of others that shows it itself. */
  | { readonly tool: string }
  /** Never takes that long, and why. */
  | { readonly short: string };

const here = "infra/checks/progress.test.ts";
const commands: Readonly<Record<string, Shown>> = {
  "infra/demo/start.ts": { proof: here, test: "the browser application being built" },
  "infra/demo/demo.ts": { proof: here, test: "the contacts of the demonstration" },
  "infra/demo/dev.ts": { handsOverTo: "infra/demo/demo.ts", form: /demo\/demo\.ts[^;]+stdio: "inherit"/s },
  "infra/checks/check.ts": { proof: here, test: "every check of the list" },
  "infra/checks/fix.ts": { proof: here, test: "every check of the list" },
  "infra/peers/test.ts": { handsOverTo: "jest", form: /\["ignore", "ignore", "inherit"\]/ },
  "tests/bench/bench.ts": { proof: here, test: "every measurement of the bench" },
  "tests/browser/statement.ts": { short: "copies one file and formats it" },
  "services/all-in-one/src/tallenne-tls.ts": { short: "makes two key pairs of a curve and two certificates" },
  "services/all-in-one/src/tallenne-trust.ts": { short: "makes two key pairs of a curve per service" },
  "services/all-in-one/src/tallenne-move.ts": {
    proof: "tests/system/moving.test.ts",
    test: "what was taken in, held and heard on embedded stores is there on MongoDB and S3",
  },
  "services/ledger/src/tallenne-verify.ts": {
    proof: "services/ledger/src/verify/run-verify.test.ts",
    test: "shows how far it is in a log that takes long, and nothing to a program",
  },
  "services/intake/src/tallenne-ingest.ts": {
    proof: "services/intake/src/ingest/progress.test.ts",
    test: "shows how far it is in a folder that takes long, and nothing to a program",
  },
  vite: { tool: "tells of modules as it transforms them" },
};

/** Programs and files that `package.json` and the services offer as commands. */
function offered(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const ofScripts = Object.values(scripts)
    .flatMap((script) => script.split(/\s*(?:&&|;|\|\|)\s*/))
    // Settings of the environment stand before a program.
    .map((words) => words.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word)))
    .map(([program = "", first = ""]) => (program === "node" ? first : program));
  return [...new Set([...ofScripts, ...globSync("services/*/src/tallenne-*.ts", { cwd: root })])];
}

describe("progress is shown on everything that takes longer than two seconds", () => {
  test("every command of the product has its entry in this list, and the list no other", () => {
    expect(Object.keys(commands).toSorted()).toEqual([...offered()].toSorted());
  });

  test.each(Object.entries(commands))("%s: what its entry says is so", (command, shown) => {
    if ("proof" in shown) {
      expect(existsSync(join(root, shown.proof))).toBe(true);
      expect(readFileSync(join(root, shown.proof), "utf8")).toContain(`test("${shown.test}`);
      // What is proved there is what the command uses: it makes its own showing, or hands its terminal on.
      expect(readFileSync(join(root, command), "utf8")).toMatch(/showWork\(|stderr/);
    }
    if ("handsOverTo" in shown) expect(readFileSync(join(root, command), "utf8")).toMatch(shown.form);
  });
});

/** Files of the pages that ask by themselves, and why nobody waits there without seeing it. */
const askingElsewhere = {
  "api/health.ts": "the table of the services says for each that it is asked, and gives up by itself",
  "areas/terminal/enrol.tsx": "a page of its own that says what it does, once in a terminal's life",
  "areas/terminal/sound/listening.ts": "asks through fetch-window.ts",
  "areas/terminal/fetch-window.ts": "two seconds of sound at most; the terminal says when it waits",
  "parts/make-letter.ts": "files of the typeface, within work that is waited for in sight",
  "player/use-player.ts": "after sound broke: the player shows why it stands",
};

describe("in the pages", () => {
  test("whatever is asked of the services is waited for in sight: there is one place that asks, and others with their reason", () => {
    const pages = filesOf(/^packages\/web\/src\/(?!.*\.test\.tsx?$)(?!.*testing\/).*\.tsx?$/);
    const asking = linesWith(pages, /\bfetch\(|XMLHttpRequest|EventSource\b|sendBeacon/);
    expect(asking.map((place) => place.replace(/^packages\/web\/src\/|:\d+$/g, "")).toSorted()).toEqual(
      ["api/client.ts", ...Object.keys(askingElsewhere)].toSorted(),
    );
    const client = pages.find(({ path }) => path.endsWith("/api/client.ts"))?.text ?? "";
    // Both of its doors wait in sight (api/under-way.test.ts walks every operation), and page and dialog show it.
    expect(client.match(/^export async function /gm)).toHaveLength(2);
    expect(client.match(/return await waited\(name, sending/g)).toHaveLength(2);
    expect(pages.find(({ path }) => path.endsWith("/make-letter.ts"))?.text).toContain("beginWaiting(");
    for (const frame of ["shell/app.tsx", "parts/dialog.tsx"])
      expect(pages.find(({ path }) => path.endsWith(frame))?.text).toMatch(/<UnderWay/);
  });
});

/** Does work under a clock that only the work moves, and answers what was written in a terminal, in a file, and for a script. */
async function written(work: (shown: WorkShown, clock: ReturnType<typeof setClock>) => Promise<unknown>) {
  const texts = [{ isTTY: true }, { isTTY: false }, { silent: true }].map(
    async ({ isTTY = false, silent = false }) => {
      const clock = setClock(0);
      let text = "";
      const shown = showWork({ stream: { isTTY, write: (more) => (text += more) }, clock, silent });
      await work(shown, clock);
      shown.end();
      return text;
    },
  );
  const [terminal = "", plain = "", script = ""] = await Promise.all(texts);
  expect(terminal).toContain("\r\u001B[K");
  expect(plain).not.toContain("\r");
  expect(script).toBe("");
  return { terminal, plain };
}

describe("work slowed down", () => {
  test("the browser application being built", async () => {
    const empty = mkdtempSync(join(tmpdir(), "progress-"));
    const { terminal, plain } = await written(async (shown, clock) =>
      buildWeb(
        empty,
        (words) => shown.begin(words),
        async () => {
          clock.advance(5000);
          return { status: 0, output: "" };
        },
      ),
    );
    expect(terminal).toContain("  4.0 s  Building the browser application");
    expect(plain.trimEnd().split("\n").length).toBeGreaterThan(1);
  });

  test("the contacts of the demonstration", async () => {
    const { terminal, plain } = await written(async (shown, clock) => {
      const recorder = {
        announce: () => Promise.reject(new Error("no story of this list is refused")),
        deliver: async () => {
          clock.advance(1000);
          return { contact: "contact_00000000000000000000000000" } as never;
        },
        transcribe: async () => ({ status: 201 }) as never,
      };
      const at = { now: 0, today: "2026-11-24" as never };
      const deliver = deliverStories({ recorder, at, shown, total: everydayCalls.length });
      await deliver(everydayCalls);
    });
    const total = everydayCalls.length;
    for (const text of [terminal, plain]) expect(text).toContain(`${total}/${total}`);
    expect(terminal).toMatch(/ · 2\/\d+ · \d+:\d\d left/);
  });

  test("every check of the list", async () => {
    const { terminal, plain } = await written(async (shown, clock) =>
      runSteps(
        ["format", "lint"].map((name) => ({ name, command: [] })),
        {
          run: async () => {
            clock.advance(3000);
            return { status: 0, output: "" };
          },
          shown,
          clock,
          say: () => undefined,
        },
      ),
    );
    for (const text of [terminal, plain]) expect(text).toContain("5.0 s  lint (2 of 2)");
  });

  test("every measurement of the bench", async () => {
    const { terminal, plain } = await written(async (shown, clock) => {
      const slow = async () => {
        clock.advance(1000);
        return 1;
      };
      const goal: Goal = {
        id: "slow",
        title: "A slow row",
        unit: "MB/s",
        peer: "another",
        judged: "ratio",
        bound: { atLeast: 1 },
        rounds: 3,
        open: async () => ({ ours: slow, peer: slow, close: async () => undefined }),
      };
      await measureAll([goal], { scale: 1, shown, machine: async () => ({ sha256: 1, fsync: 1, http: 1 }) });
    });
    expect(terminal).toContain("A slow row (row 1 of 1) · 4/8 · 0:04 left");
    expect(plain).toContain("8/8");
  });
});
