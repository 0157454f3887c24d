import { type Browser, chromium } from "playwright-core";

const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=user-gesture-required",
];

/** Chromium as the test command found or unpacked it. Throws when the suite is run without that command. */
export function openChromium(): Promise<Browser> {
  return chromium.launch(launching([]));
}

/** A Chromium that can be killed as a power cut kills it: its processes end at once, without a word to anybody. */
export interface MortalChromium {
  readonly browser: Browser;
  kill(): Promise<void>;
}

/** Opens a Chromium that reaches an address by another way: the origin of its pages is the address's all the same. */
export async function openChromiumBy(address: string, way: string): Promise<MortalChromium> {
  const [from, to] = [new URL(address), new URL(way)];
  const server = await chromium.launchServer(
    launching([`--host-resolver-rules=MAP ${from.host} 127.0.0.1:${to.port}`]),
  );
  return { browser: await chromium.connect(server.wsEndpoint()), kill: () => server.kill() };
}

function launching(more: readonly string[]) {
  const executablePath = process.env["TALLENNE_TEST_CHROMIUM"];
  if (executablePath === undefined)
    throw new Error("TALLENNE_TEST_CHROMIUM is not set: run the suite by its command, test tests/browser");
  const own = JSON.parse(process.env["TALLENNE_TEST_CHROMIUM_ENVIRONMENT"] ?? "{}") as Record<string, string>;
  return {
    executablePath,
    args: [...quiet, ...more],
    env: { ...process.env, ...own } as Record<string, string>,
  };
}
