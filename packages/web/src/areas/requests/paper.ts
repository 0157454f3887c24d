import type { RequestFields, RequestView } from "@tallenne/contracts";
import type { Asking } from "../../api/client.ts";
import { typedDay } from "../../format/typed-day.ts";

export const channels = ["paper", "mail", "counter"] as const satisfies readonly RequestView["channel"][];
export const signatures = [
  "none",
  "handwritten",
  "qualified",
  "advanced",
  "strong-auth",
] as const satisfies readonly RequestView["signature"][];
export const languages = ["fi", "sv", "en"] as const;

/** What a clerk types from a paper. */
export interface Paper {
  readonly kind: RequestView["kind"];
  readonly arrived: string;
  readonly channel: (typeof channels)[number];
  readonly signature: (typeof signatures)[number];
  readonly name: string;
  readonly address: string;
  readonly safetyBan: boolean;
  /** Contact details, separated by commas. */
  readonly details: string;
  readonly from: string;
  readonly to: string;
  readonly register: string;
  readonly words: string;
  readonly language: (typeof languages)[number];
  readonly underAct: boolean;
}

export const emptyPaper: Paper = {
  kind: "access",
  arrived: "",
  channel: "paper",
  signature: "none",
  name: "",
  address: "",
  safetyBan: false,
  details: "",
  from: "",
  to: "",
  register: "unknown",
  words: "",
  language: "fi",
  underAct: false,
};

type Body = Asking<"registerRequest">["body"];

/** The paper as it is registered; undefined while the name or the day of arrival is missing or a typed day is none. */
export function paperBody(paper: Paper): Body | undefined {
  const arrivedOn = typedDay(paper.arrived);
  const [from, to] = [paper.from, paper.to].map((typed) =>
    typed.trim() === "" ? "left-out" : typedDay(typed),
  );
  const name = paper.name.trim();
  if (arrivedOn === undefined || name === "" || from === undefined || to === undefined) return undefined;
  const first = from === "left-out" ? to : from;
  const last = to === "left-out" ? from : to;
  const address = paper.address.trim();
  const words = paper.words.trim();
  const isAccess = paper.kind === "access";
  return {
    kind: paper.kind,
    arrivedOn,
    channel: paper.channel,
    signature: paper.signature,
    tracks: isAccess && paper.underAct ? ["gdpr-15", "julkl-12"] : ["gdpr-15"],
    register: paper.register as Body["register"],
    language: paper.language,
    fields: {
      requester: {
        name,
        ...(address === "" ? {} : { address }),
        ...(paper.safetyBan ? { safetyBan: true } : {}),
      },
      details: detailsOf(paper.details),
      times: first === "left-out" || last === "left-out" ? [] : [{ from: first, to: last }],
      ...(words === "" ? {} : { words }),
      aids: [],
    },
  };
}

/** Contact details out of one line: an at sign is an address, a code's form a code; anything else is read as a number, and the service says what is wrong. */
function detailsOf(typed: string): RequestFields["details"] {
  return typed
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((value) => ({ kind: kindOf(value), value }));
}

function kindOf(value: string): RequestFields["details"][number]["kind"] {
  const bare = value.replaceAll(/\s/g, "");
  if (bare.includes("@")) return "email";
  if (/^\d{6}[-+A-Fa-fU-Yu-y]\d{3}[0-9A-Ya-y]$/.test(bare)) return "identity-code";
  return /^(FI)?\d{6,7}-\d$/i.test(bare) ? "business-id" : "phone";
}
