import type { Trilingual } from "../trilingual.ts";
import type { ChannelCode } from "./channel.ts";
import type { NoticeCode } from "./notice.ts";
import type { PurposeCode } from "./purpose.ts";
import type { RetentionRule } from "./retention-rule.ts";

/** Ids of the six registers. The same ids serve rights requests (T-A3.2). */
export const registerCodes = ["calls", "chat", "email", "eform", "online-groups", "signup-feedback"] as const;
export type RegisterCode = (typeof registerCodes)[number];

/** Article 6 letter with its national provision, for some purposes; a bare letter cannot be activated (A4.0). */
export interface LegalBasis {
  readonly purposes: readonly PurposeCode[];
  readonly letter: "a" | "c" | "e";
  readonly provision: string;
}

/** A register of a privacy notice. Every stored object belongs to exactly one (T-A3.1). */
export interface Register {
  readonly id: RegisterCode;
  readonly notice: NoticeCode;
  readonly channel: ChannelCode;
  readonly names: Trilingual;
  /** Ids of the service lines whose contacts it takes; empty for register B, which has none. */
  readonly lines: readonly string[];
  readonly purposes: readonly PurposeCode[];
  /** Rows of the notice that name its categories of data. */
  readonly categories: readonly string[];
  readonly bases: readonly LegalBasis[];
  /** Article 9 basis, where the register holds such data. */
  readonly sensitive?: { readonly letter: "a" | "g"; readonly provision: string };
  /** What happens at the end of life in law (906/2019 21 §). */
  readonly archival: "destroy" | "archive";
  readonly rules: readonly RetentionRule[];
}
