import { expect, test } from "@jest/globals";
import { calendarDate } from "@tallenne/domain";
import { acknowledgementOf } from "./acknowledgement.ts";

const about = {
  kind: "access",
  number: "T-9F3C-7",
  arrivedOn: calendarDate("2026-11-24"),
  dueOn: calendarDate("2026-12-23"),
  signature: "none",
} as const;
const secureMail = "https://turvaviesti.example.fi";

test.each(["fi", "sv", "en"] as const)(
  "T-A11.5 in %s it says that ordinary mail is not protected, and names a safe way: secure mail where there is one, post and counter always",
  (language) => {
    const post = { fi: "postitse", sv: "per post", en: "by post" }[language];
    const [bare, safe] = [undefined, secureMail].map((address) =>
      acknowledgementOf({ ...about, language, secureMail: address }).paragraphs.join(" "),
    );
    expect(bare).toContain(post);
    expect(bare).not.toContain("https:");
    expect(safe).toContain(secureMail);
    expect(safe).toContain(post);
  },
);
