import type { CalendarDate } from "../calendar/calendar-date.ts";
import { readBusinessId } from "../identifiers/business-id.ts";
import { readEmail } from "../identifiers/email.ts";
import type { Trilingual } from "../trilingual.ts";
import type { NoticeCode } from "./notice.ts";

/** Who answers for the registers of a notice, with the days for which that holds (rows A1, A2): authorities succeed one another, their letters stay true. */
export interface Controller {
  readonly notice: NoticeCode;
  readonly from: CalendarDate;
  /** Last day; absent while open. */
  readonly until?: CalendarDate | undefined;
  readonly names: Trilingual;
  readonly units: Trilingual;
  readonly businessId: string;
  readonly postal: string;
  readonly visiting: string;
  readonly phone: string;
  readonly registryMail: string;
  /** Mailbox of the data protection officer: of the office held, never of a person alone. */
  readonly officerMail: string;
}

/** What can be wrong with a list of controllers. */
export type ControllerFinding =
  | "controllers-overlap"
  | "business-id-wrong"
  | "mail-wrong"
  | "mailboxes-apart";

/** Who answered for a notice on a day; undefined where nobody is named: then no letter is made (T-A1.2). */
export function controllerOn(
  controllers: readonly Controller[],
  notice: NoticeCode,
  day: CalendarDate,
): Controller | undefined {
  return controllers.find(
    (one) => one.notice === notice && one.from <= day && (one.until === undefined || day <= one.until),
  );
}

/**
 * What is wrong with the controllers, each with its JSON pointer. `mailboxes-apart` is only a warning: the officer's mailbox lies at another host than the
 * registry's, which is how an old address is noticed (T-A2.1); the others forbid the list.
 */
export function controllerFindings(
  controllers: readonly Controller[],
): readonly { readonly code: ControllerFinding; readonly pointer: string }[] {
  return controllers.flatMap((one, at) => {
    const found: { code: ControllerFinding; pointer: string }[] = [];
    const add = (code: ControllerFinding, member: string) =>
      found.push({ code, pointer: `/${at}/${member}` });
    if ("finding" in readBusinessId(one.businessId)) add("business-id-wrong", "businessId");
    for (const member of ["registryMail", "officerMail"] as const)
      if ("finding" in readEmail(one[member])) add("mail-wrong", member);
    if (hostOf(one.registryMail) !== hostOf(one.officerMail)) add("mailboxes-apart", "officerMail");
    if (controllers.slice(0, at).some((other) => other.notice === one.notice && meet(other, one)))
      add("controllers-overlap", "from");
    return found;
  });
}

/** Whether a finding forbids the list; a warning is only told. */
export function forbidsControllers(code: ControllerFinding): boolean {
  return code !== "mailboxes-apart";
}

function hostOf(mail: string): string {
  return mail.slice(mail.lastIndexOf("@") + 1).toLowerCase();
}

function meet(a: Controller, b: Controller): boolean {
  const end = (one: Controller) => one.until ?? "9999-12-31";
  return a.from <= end(b) && b.from <= end(a);
}
