import type { readRegisters, Received } from "@tallenne/contracts";
import type { Language } from "../format/language.ts";
import { senderWords } from "./sender-words.ts";

type Policy = Pick<Received<typeof readRegisters>, "controllers" | "registers">;
/** Who answers for a register today. */
export type Sender = Policy["controllers"][number];

/** Who sends a letter about a register; a register nobody named is of the customer service centre. Undefined: then there is no letter (T-A1.2). */
export function senderOf({ controllers, registers }: Policy, register: string): Sender | undefined {
  const notice = registers.find(({ id }) => id === register)?.notice ?? "A";
  return controllers.find((one) => one.notice === notice);
}

/** What stands under every letter, in its own language: controller, ways to reach it, its officer, where to complain (rows A1, A2, A13). */
export function senderRows(sender: Sender, letterLanguage: string): readonly (readonly [string, string])[] {
  const language = languageOf(letterLanguage);
  const say = (key: keyof typeof senderWords) =>
    senderWords[key][({ fi: 0, sv: 1, en: 2 } as const)[language]];
  return [
    [say("controller"), `${sender.names[language]}, ${sender.units[language]}`],
    [say("business-id"), sender.businessId],
    [say("postal"), sender.postal],
    [say("visiting"), sender.visiting],
    [say("phone"), sender.phone],
    [say("registry"), sender.registryMail],
    [say("officer"), sender.officerMail],
    [say("complaints"), say("complaints-how")],
  ];
}

/** Plain Finnish has the addresses of Finnish. */
export function languageOf(tag: string): Language {
  return tag === "sv" || tag === "en" ? tag : "fi";
}
