import { expect, test } from "@jest/globals";
import { type Look, services } from "../../api/health.ts";
import { afterLook, inOrder, isCutOff } from "./service-states.ts";

const all = (state: Look["state"]): Look[] => services.map((service) => ({ service, state }));

test("S-92 a state keeps the time since which it stands, and a new one has its own", () => {
  const first = afterLook([], all("works"), 1000);
  const looks = all("works").map((look) =>
    look.service === "ledger" ? { ...look, state: "away" as const } : look,
  );
  const second = afterLook(first, looks, 6000);
  expect(second.find(({ service }) => service === "ledger")).toEqual({
    service: "ledger",
    state: "away",
    since: 6000,
  });
  expect(second.find(({ service }) => service === "intake")?.since).toBe(1000);
  expect(afterLook(second, looks, 11_000).find(({ service }) => service === "ledger")?.since).toBe(6000);
});

test("S-92 what needs somebody stands first", () => {
  const looks = all("works").map((look): Look => {
    if (look.service === "steward") return { ...look, state: "slow" };
    return look.service === "ledger" ? { ...look, state: "away" } : look;
  });
  const ordered = inOrder(afterLook([], looks, 0), services).map(({ service }) => service);
  expect(ordered.slice(0, 3)).toEqual(["ledger", "steward", "identity"]);
});

test("S-92 the page is cut off only when nothing answers", () => {
  expect(isCutOff(all("away"))).toBe(true);
  expect(isCutOff([...all("away").slice(1), { service: "identity", state: "works" }])).toBe(false);
});
