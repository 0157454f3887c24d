import type { BrowserContext, Page } from "playwright-core";

interface Heard {
  /** When the last sample that is no silence went towards the loudspeaker, epoch milliseconds. */
  lastLoud: number;
  /** Blocks that were not silent. */
  blocks: number;
  /** Pages of the terminal with the moment each came to stand. */
  pages: { readonly page: string; readonly at: number }[];
}

/**
 * Puts an ear to the loudspeaker: whatever any audio graph of the page connects to its destination is looked at on its way, sample by sample. The
 * product knows nothing of it. Looked at in blocks of 256 frames once they were rendered, so that the time told is never too early.
 */
export async function putEar(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard: Heard = { lastLoud: 0, blocks: 0, pages: [] };
    (window as unknown as { heard: Heard }).heard = heard;
    const taps = new WeakMap<BaseAudioContext, ScriptProcessorNode>();
    const tapOf = (graph: BaseAudioContext): ScriptProcessorNode => {
      const known = taps.get(graph);
      if (known !== undefined) return known;
      const tap = graph.createScriptProcessor(256, 1, 1);
      taps.set(graph, tap);
      tap.addEventListener("audioprocess", ({ inputBuffer }) => {
        if (!inputBuffer.getChannelData(0).some((sample) => Math.abs(sample) > 0.0005)) return;
        heard.lastLoud = Date.now();
        heard.blocks += 1;
      });
      connect.call(tap, graph.destination);
      return tap;
    };
    const { connect } = AudioNode.prototype as unknown as {
      connect: (this: AudioNode, to: AudioNode, ...rest: unknown[]) => AudioNode;
    };
    (AudioNode.prototype as unknown as { connect: typeof connect }).connect = function tapped(to, ...rest) {
      if (to instanceof AudioDestinationNode) connect.call(this, tapOf(this.context));
      return connect.call(this, to, ...rest);
    };
    const look = () => {
      const page = document.querySelector<HTMLElement>("[data-page]")?.dataset["page"] ?? "";
      if (page !== "" && heard.pages.at(-1)?.page !== page) heard.pages.push({ page, at: Date.now() });
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/** What was heard so far. */
export function heardAt(page: Page): Promise<Heard> {
  return page.evaluate(() => (window as unknown as { heard: Heard }).heard);
}

/** Waits until sound comes out, from now on; throws when none does in time. */
export async function sounds(page: Page, timeout = 20_000): Promise<void> {
  const { blocks } = await heardAt(page);
  await page.waitForFunction(
    (before) => (window as unknown as { heard: Heard }).heard.blocks > before + 5,
    blocks,
    { timeout },
  );
}

/** Waits until nothing has sounded for so many milliseconds; answers when the last sound was. */
export async function silentFor(page: Page, milliseconds: number): Promise<number> {
  await page.waitForFunction(
    (long) => Date.now() - (window as unknown as { heard: Heard }).heard.lastLoud > long,
    milliseconds,
  );
  return (await heardAt(page)).lastLoud;
}
