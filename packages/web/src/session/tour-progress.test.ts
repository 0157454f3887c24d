import { expect, test } from "@jest/globals";
import {
  closeTour,
  forgetTicks,
  isTicked,
  isTourClosed,
  restartTour,
  tick,
  tourProgress,
} from "./tour-progress.ts";

const progress = () => tourProgress.get();

test("a step is ticked for its role only, and whoever has not signed starts anew", () => {
  restartTour();
  tick("ag", "ag-list");
  tick("ch", "sign");
  expect(isTicked(progress(), "ag", "ag-list")).toBe(true);
  expect(isTicked(progress(), "ch", "ag-list")).toBe(false);
  forgetTicks("ag");
  expect(isTicked(progress(), "ag", "ag-list")).toBe(false);
  expect(isTicked(progress(), "ch", "sign")).toBe(true);
});

test("a closed tour stays closed until it is brought back", () => {
  restartTour();
  closeTour();
  tick("ag", "ag-list");
  expect(isTourClosed(progress())).toBe(true);
  restartTour();
  expect(isTourClosed(progress())).toBe(false);
  expect(isTicked(progress(), "ag", "ag-list")).toBe(false);
});
