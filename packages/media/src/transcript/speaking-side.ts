import type { SpeakingSide } from "./transcript.ts";

/** Which voice each channel of the recording holds, in order. */
export type ChannelSides = readonly ("adviser" | "customer" | "both")[];

const advisers =
  /^(?:agent|adviser|advisor|operator|employee|internal|representative|neuvoja|palveluneuvoja|virkailija|asiantuntija|rådgivare|servicerådgivare|handläggare|betjänt)$/;
const customers =
  /^(?:customer|client|caller|external|citizen|asiakas|soittaja|hakija|kund|klient|uppringare)$/;
const channelled = /^(?:channel|ch|track|kanava|kanal)[\s_:-]*(\d{1,2})$/;

/**
 * Names the voices of a transcript. A transcriber may call a voice by its role or by its channel; a person's name is never kept, so every other voice is
 * `other`, and one nobody names is what the single channel of the recording allows: `unknown`.
 */
export function sideNamer(
  voices: readonly string[],
  sides: ChannelSides,
): (voice: string | undefined) => SpeakingSide {
  const numbers = voices.flatMap((voice) => channelOf(voice) ?? []);
  // Whoever counts from one has no channel nought.
  const first = numbers.length > 0 && !numbers.includes(0) ? 1 : 0;
  return (voice) => {
    if (voice === undefined || voice.trim() === "") return "unknown";
    const word = voice.trim().toLowerCase();
    if (advisers.test(word)) return "adviser";
    if (customers.test(word)) return "customer";
    const channel = channelOf(voice);
    if (channel === undefined) return "other";
    const side = sides[channel - first];
    return side === "adviser" || side === "customer" ? side : "unknown";
  };
}

/** A voice written before its words, as meeting programs do: `Neuvoja: Hyvää päivää`. Only names of roles are taken for one: "Siis: niin" is speech. */
export function voiceWritten(text: string): { readonly voice: string; readonly text: string } | undefined {
  const parts = /^([^:]{2,24}):\s+(\S.*)$/u.exec(text);
  const [, voice = "", rest = ""] = parts ?? [];
  const word = voice.trim().toLowerCase();
  return advisers.test(word) || customers.test(word) ? { voice, text: rest } : undefined;
}

function channelOf(voice: string): number | undefined {
  const number = channelled.exec(voice.trim().toLowerCase())?.[1];
  return number === undefined ? undefined : Number(number);
}
