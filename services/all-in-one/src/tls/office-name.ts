import { isIP } from "node:net";

/** A name or an address under which browsers of the office reach the archive. */
export interface OfficeName {
  readonly kind: "dns" | "ip";
  readonly value: string;
}

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const longestName = 253;

/**
 * Reads `arkisto.kunta.example` or `192.168.1.10`; undefined for what a certificate of one office cannot stand for: wildcards, whole domains of one
 * label other than `localhost`, addresses with a port.
 */
export function readOfficeName(word: string): OfficeName | undefined {
  const value = word.trim().toLowerCase();
  if (isIP(value) !== 0) return { kind: "ip", value };
  if (value === "localhost") return { kind: "dns", value };
  const labels = value.split(".");
  const named = labels.length > 1 && labels.every((part) => label.test(part)) && value.length <= longestName;
  // A last label of digits is a mistyped address.
  return named && !/^\d+$/.test(labels.at(-1) ?? "") ? { kind: "dns", value } : undefined;
}
