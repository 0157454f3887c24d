import type { Trilingual } from "../trilingual.ts";
import type { LegalBasis } from "../policy/register.ts";
import { type ErasureGround, erasureGrounds } from "./erasure-ground.ts";
import { type RectificationGround, rectificationGrounds } from "./rectification-ground.ts";
import type { RefusalGround } from "./refusal-ground.ts";

/** What somebody asks for about data of their own: access (GDPR Art 15), rectification (16), erasure (17), restriction (18), or that an objection is heeded (21). */
export const requestKinds = ["access", "rectification", "erasure", "restriction", "objection"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Names of the kinds. */
export const requestKindNames: Readonly<Record<RequestKind, Trilingual>> = {
  access: { fi: "Tarkastuspyyntö", sv: "Begäran om insyn", en: "Request for access" },
  rectification: {
    fi: "Oikaisupyyntö",
    sv: "Begäran om rättelse",
    en: "Request for rectification",
  },
  erasure: { fi: "Poistopyyntö", sv: "Begäran om radering", en: "Request for erasure" },
  restriction: {
    fi: "Käsittelyn rajoittamispyyntö",
    sv: "Begäran om begränsning av behandling",
    en: "Request for restriction",
  },
  objection: {
    fi: "Käsittelyn vastustaminen",
    sv: "Invändning mot behandling",
    en: "Objection to processing",
  },
};

/** A refused objection or restriction destroys nothing, a granted erasure or objection does: keeping is processing too. */
export function removesWhatIsGranted(kind: RequestKind): boolean {
  return kind === "erasure" || kind === "objection";
}

/** Why something is granted that is asked for; the list is closed. */
export const grantGrounds = [...erasureGrounds, ...rectificationGrounds] as const;
export type GrantGround = ErasureGround | RectificationGround;

/** Grounds for granting, by kind. Restriction has none: Act 380/2023 section 114 excludes it for the data of this archive. */
export const grantGroundsOf: Readonly<Record<RequestKind, readonly GrantGround[]>> = {
  access: [],
  rectification: rectificationGrounds,
  erasure: erasureGrounds,
  restriction: [],
  objection: ["gdpr-17-1-c"],
};

/** Provisions by which each kind may be refused; those of the others do not fit it. */
export const refusalGroundsOf: Readonly<Record<RequestKind, readonly RefusalGround[]>> = {
  access: ["tsl-34-1-1", "tsl-34-1-2", "tsl-34-1-3", "gdpr-12-5", "gdpr-15-4", "gdpr-11"],
  rectification: ["gdpr-16", "gdpr-12-5", "gdpr-11"],
  erasure: ["gdpr-17-1", "gdpr-17-3-b", "gdpr-17-3-d", "gdpr-17-3-e", "gdpr-12-5", "gdpr-11"],
  restriction: ["act-380-2023-114", "gdpr-18-1", "gdpr-12-5", "gdpr-11"],
  objection: ["gdpr-21-1", "gdpr-6-1-c", "gdpr-12-5", "gdpr-11"],
};

/** Whether one may object to a purpose that rests on this letter: Art 21(1) knows tasks of public interest (e) alone (T-A4.0). */
export function mayObjectTo({ letter }: Pick<LegalBasis, "letter">): boolean {
  return letter === "e";
}
