import type { Trilingual } from "../trilingual.ts";

/** A provision of law with what it means for the person it is told to. */
export interface Provision {
  /** Act, section and item, in each language as the law is cited. */
  readonly cited: Trilingual;
  readonly meaning: Trilingual;
}

/** Article of the General Data Protection Regulation as each language cites it. */
export function ofGdpr(fi: string, sv: string, en: string): Trilingual {
  return {
    fi: `Yleinen tietosuoja-asetus (EU) 2016/679, ${fi}`,
    sv: `Allmänna dataskyddsförordningen (EU) 2016/679, ${sv}`,
    en: `General Data Protection Regulation (EU) 2016/679, ${en}`,
  };
}
