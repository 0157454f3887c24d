import { describe, expect, test } from "@jest/globals";
import { endGrant, listPeople, problems } from "@tallenne/contracts";
import shell from "../../packages/web/src/words/shell.json" with { type: "json" };
import type { Stage } from "./stage.ts";
import { languages } from "./state-acceptance.ts";
import { arrive, silence, sounding, speak, type Visitor } from "./visitor.ts";

const order = ["fi", "sv", "en"] as const;
/** The complaints handler of the demonstration. */
const handler = "Pirjo Salmivaara";

/** What the acceptance list asks of a session or a right that ends while its bearer is at work. Last on its stage: the handler has no right afterwards. */
export function acceptingRevocation(stage: () => Stage): void {
  describe("acceptance list of revocation", () => {
    test("34: signing out everywhere from another device silences this one within a second and empties it", async () => {
      const here = await hearing(stage());
      const elsewhere = await arrive(stage(), "ch");
      await elsewhere.page.locator(".person-button").click();
      await elsewhere.page.getByRole("button", { name: "Kirjaudu ulos" }).click();
      expect(await silence(here.page)).toBeLessThan(1500);
      await here.page.getByText(shell.ended[0] ?? "", { exact: true }).waitFor();
      expect(await here.page.locator(".player, [data-row], .contact-facts").count()).toBe(0);
      await Promise.all([here.close(), elsewhere.close()]);
    });

    test("28, 34: a right that is ended silences within a second and leaves no content; what is then refused has the words of the book", async () => {
      const visitor = await hearing(stage());
      const { page } = visitor;
      await endRights(stage());
      expect(await silence(page)).toBeLessThan(1500);
      expect(await page.locator(".player, audio, .transcript, .contact-head, .contact-facts").count()).toBe(
        0,
      );
      for (const language of languages) {
        await speak(page, language);
        await page.locator("main").getByText(refusedIn(language), { exact: true }).first().waitFor();
      }
      await visitor.close();
    });
  });
}

/** The handler, hearing the call of the complaint. */
async function hearing(stage: Stage): Promise<Visitor> {
  const visitor = await arrive(stage, "ch");
  const { page } = visitor;
  await page.getByRole("link", { name: /^R-/ }).last().click();
  await page
    .getByRole("link", { name: /^Kuuntele/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Toista" }).waitFor();
  await page.keyboard.press("k");
  await sounding(page);
  return visitor;
}

/** The words of a refusal for want of a right, with who can help. */
function refusedIn(language: (typeof languages)[number]): string {
  const at = order.indexOf(language);
  // The very words of the service, as it gives them with its own refusal.
  const title = problems["not-permitted"].title[language];
  const reason = `${title.charAt(0).toLowerCase()}${title.slice(1).replace(/\.$/, "")}`;
  return (shell.refused[at] ?? "")
    .replace("{reason}", reason)
    .replace("{role}", shell["ask-team-lead"][at] ?? "");
}

async function endRights({ office }: Stage): Promise<void> {
  const { rows } = await office.administrator.use(listPeople, {});
  for (const { id, state } of rows.find(({ name }) => name === handler)?.grants ?? [])
    if (state === "in-force") await office.administrator.use(endGrant, { params: { grant: id } });
}
