import { expect, test } from "@jest/globals";
import { calendarDate } from "../calendar/calendar-date.ts";
import { contactDetail } from "./contact-detail.ts";
import { isGeneralDetail } from "./general-detail.ts";

const today = calendarDate("2026-11-24");
const isGeneral = (kind: "phone" | "email" | "business-id", text: string): boolean => {
  const detail = contactDetail(kind, text, { today });
  if ("finding" in detail) throw new Error(detail.finding);
  return isGeneralDetail(detail);
};

test.each([
  ["email", "info@yritys.example"],
  ["email", "Info+tarjous@Yritys.example"],
  ["email", "asiakaspalvelu@yritys.example"],
  ["phone", "020 123 4567"],
  ["phone", "+358 10 123 4567"],
  ["phone", "0295 039 001"],
  ["phone", "0800 123 456"],
  ["phone", "116117"],
] as const)("T-A5.6 %s %s is of a company or an office, nobody's own", (kind, text) => {
  expect(isGeneral(kind, text)).toBe(true);
});

test.each([
  ["email", "aino.koivuranta@yritys.example"],
  ["email", "infomaatikko@yritys.example"],
  ["phone", "040 1234501"],
  ["phone", "050 123 4567"],
  ["phone", "09 123 4567"],
  ["phone", "02 233 4455"],
  ["phone", "+46 8 123 456 78"],
  ["business-id", "2077474-0"],
] as const)("%s %s may be somebody's own", (kind, text) => {
  expect(isGeneral(kind, text)).toBe(false);
});
