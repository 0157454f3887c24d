import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const policies = JSON.parse(
  readFileSync(resolve(root, "infra/edge/terminal-policies.json"), "utf8"),
) as Record<string, unknown>;
const terminal = "https://tallenne.example.fi/terminal";

test("T-W5 the browser of a listening terminal opens one page, keeps and gives away nothing (interfaces §4.2)", () => {
  expect(policies).toMatchObject({
    URLBlocklist: ["*"],
    URLAllowlist: [terminal],
    RestoreOnStartupURLs: [terminal],
    DownloadRestrictions: 3,
    DeveloperToolsAvailability: 2,
    PrintingEnabled: false,
    DisableScreenshots: true,
    SavingBrowserHistoryDisabled: true,
    DefaultClipboardSetting: 2,
    DefaultWebUsbGuardSetting: 2,
    VideoCaptureAllowed: false,
    AudioCaptureAllowed: false,
    ExtensionInstallBlocklist: ["*"],
    DefaultPopupsSetting: 2,
  });
  // Sound begins by the citizen's own press; the origin may play where the browser would ask for another.
  expect(policies["AutoplayAllowlist"]).toEqual([new URL(terminal).origin]);
});

test("where it differs from the book's list the runbook says why", () => {
  const runbook = readFileSync(resolve(root, "infra/handbook/runbook.md"), "utf8").replaceAll(/\s+/g, " ");
  expect(policies["IncognitoModeAvailability"]).toBe(1);
  expect(runbook).toContain("Incognito windows are off because the device cookie must outlive a restart");
  expect(policies).not.toHaveProperty("IdleTimeout");
  expect(runbook).toContain("No idle time-out is set");
});
