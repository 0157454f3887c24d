import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { systemClock } from "@tallenne/runtime";
import { examine } from "./examined.ts";
import { leaveResults } from "./looked.ts";
import type { Screen } from "./screen.ts";
import { screens } from "./screens.ts";
import { openStage, type Stage } from "./stage.ts";
import { arrive, type Language, speak, visit, type Visitor, type Width } from "./visitor.ts";

jest.setTimeout(180_000);

let stage: Stage;
const visitors = new Map<Screen["who"], Visitor>();

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  leaveResults({
    screens: screens.map(({ name }) => name),
    day: new Date(systemClock.now()).toISOString().slice(0, 10),
    browser: stage.chromium.version(),
  });
  await stage.close();
});

async function visitorOf(who: Screen["who"]): Promise<Visitor> {
  const known = visitors.get(who);
  if (known !== undefined) return known;
  const visitor =
    who === "nobody" || who === "newcomer"
      ? await visit(stage)
      : await arrive(stage, who, { language: "fi" });
  visitors.set(who, visitor);
  return visitor;
}

const languages: readonly Language[] = ["fi", "sv", "en"];
const widths: readonly Width[] = [1280, 390, 320];

describe("9, 17, 23, 26, 33: every screen in three languages, at 1280, 390 and 320 pixels", () => {
  test.each(screens.map((screen) => [screen.name, screen] as const))(
    "%s: words, no sideways scroll, no serious finding, nothing foreign",
    async (_, screen) => {
      const { page, faults } = await visitorOf(screen.who);
      await page.setViewportSize({ width: 1280, height: 800 });
      await screen.reach(page, stage);
      const found: string[] = [];
      for (const language of screen.languages ?? languages) {
        if (screen.languages === undefined) await speak(page, language);
        for (const width of widths)
          found.push(...(await examine(page, { name: screen.name, language, width })));
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      if (screen.languages === undefined) await speak(page, "fi");
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});
