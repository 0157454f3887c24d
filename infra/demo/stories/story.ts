import type { ChatTurn, Customer, MailDraft } from "@tallenne/testkit";

/** What was said or written in a story. */
export type StoryContent =
  | {
      readonly recording: string;
      readonly hold?: { readonly afterTurn: number; readonly seconds: number };
    }
  | { readonly chat: readonly ChatTurn[] }
  | { readonly mail: Pick<MailDraft, "subject" | "text"> & { readonly attachment?: string } }
  | { readonly form: Readonly<Record<string, string>> };

/** One contact of the demonstration. */
export interface DemoStory {
  readonly id: string;
  /** How long before the demonstration's today: days, or `last-day`: the day whose term ends today. */
  readonly ago: number | "last-day";
  /** Helsinki time of its start, `9.05`. */
  readonly at: string;
  readonly language: "fi" | "sv" | "en";
  readonly line?: "henkiloasiakkaat" | "yritys-suomi" | "uraohjaus" | "jono-7";
  readonly agent?: "agent-204" | "agent-117";
  readonly customer?: Customer;
  readonly content: StoryContent;
  /** What the archive does with it: kept when left out. */
  readonly fate?: "refused" | "quarantined";
}
