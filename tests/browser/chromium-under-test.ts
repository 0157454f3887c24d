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
  const executablePath = process.env["TALLENNE_TEST_CHROMIUM"];
  if (executablePath === undefined)
    throw new Error("TALLENNE_TEST_CHROMIUM is not set: run the suite by its command, test tests/browser");
  const own = JSON.parse(process.env["TALLENNE_TEST_CHROMIUM_ENVIRONMENT"] ?? "{}") as Record<string, string>;
  return chromium.launch({
    executablePath,
    args: quiet,
    env: { ...process.env, ...own },
  });
}
