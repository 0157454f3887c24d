import { type Instant, type MaskCounts, identifyingKinds, instantOf } from "@tallenne/domain";
import { type Finding, finding } from "../finding.ts";
import { addCounts } from "../json/add-counts.ts";
import { isIdentityField } from "../json/identity-field.ts";
import { type Json, type JsonObject, isObject, pointerTo, readJson } from "../json/read-json.ts";
import { instantMs } from "./chat-time.ts";
import { maskMessages } from "./mask-messages.ts";

/** One message, masked. */
export interface ChatMessage {
  readonly at: Instant;
  readonly from: ChatVoice;
  readonly text: string;
}

export type ChatVoice = "customer" | "adviser" | "bot";

/** A chat as it may be kept: nothing in it can hold who the customer is (T-A6.5b). */
export interface Chat {
  readonly messages: readonly ChatMessage[];
  /** Masked places by kind; the values are gone. */
  readonly masks: MaskCounts;
}

/** What a chat log turned out to be. `chat` is missing when a finding refuses it. */
export interface ChatReading {
  readonly chat?: Chat;
  readonly findings: readonly Finding[];
}

/** Bounds of one chat. */
export const chatLimits = { bytes: 2 << 20, messages: 5000, text: 20_000, findings: 100 } as const;

const format = "tallenne-chat";
const voices = ["customer", "adviser", "bot"] as const satisfies readonly ChatVoice[];

/**
 * Reads a chat log (FORMATS.md §3) through the identity gate: identity fields are dropped with a finding, every text is
 * masked, and what still shows a person after that refuses the chat. Never throws. Findings carry no value.
 */
export function parseChat(bytes: Uint8Array): ChatReading {
  const read = readJson(bytes, chatLimits.bytes);
  if ("findings" in read) return read;
  const gate = new ChatGate();
  const typed = gate.document(read.value);
  if (gate.isRefused) return { findings: gate.findings };
  const masked = maskMessages(typed);
  if (masked.length < typed.length) gate.note("messages-joined", "#/messages");
  masked.forEach(({ text }, index) => {
    if (identifyingKinds(text).length > 0) gate.note("identity-remains", `#/messages/${index}/text`);
  });
  if (gate.isRefused) return { findings: gate.findings };
  const messages = masked.map(({ at, from, text }) => ({ at: instantOf(at), from, text }));
  const masks = masked.reduce<MaskCounts>((sum, { counts }) => addCounts(sum, counts), {});
  return { chat: { messages, masks }, findings: gate.findings };
}

/** The masked chat in the same format: what is sealed in place of what came. */
export function writeChat({ messages }: Chat): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ format, version: 1, messages }));
}

interface TypedMessage {
  readonly at: number;
  readonly from: ChatVoice;
  readonly text: string;
}

/** Checks the form of a chat log and notes everything that is wrong with it. */
class ChatGate {
  readonly findings: Finding[] = [];
  isRefused = false;

  document(value: Json): TypedMessage[] {
    if (!isObject(value)) return this.note("wrong-type", "#");
    this.#checkFields(value, "#", ["format", "version", "messages"]);
    const list = value["messages"];
    if (value["format"] !== format)
      this.note(value["format"] === undefined ? "missing" : "wrong-word", "#/format");
    if (value["version"] !== 1)
      this.note(value["version"] === undefined ? "missing" : "wrong-version", "#/version");
    if (!Array.isArray(list)) return this.note(list === undefined ? "missing" : "wrong-type", "#/messages");
    if (list.length === 0) return this.note("missing", "#/messages");
    if (list.length > chatLimits.messages) return this.note("too-many", "#/messages");
    return this.#inOrder(list.flatMap((one: Json, index) => this.#message(one, `#/messages/${index}`)));
  }

  note(code: Finding["code"], pointer: string): never[] {
    const found = finding(code, { pointer });
    this.isRefused ||= found.severity === "refused";
    if (this.findings.length < chatLimits.findings) this.findings.push(found);
    return [];
  }

  #message(value: Json, pointer: string): TypedMessage[] {
    if (!isObject(value)) return this.note("wrong-type", pointer);
    this.#checkFields(value, pointer, ["at", "from", "text"]);
    const at = this.#text(value, "at", pointer);
    const from = this.#text(value, "from", pointer);
    const text = this.#text(value, "text", pointer);
    const ms = at === undefined ? undefined : instantMs(at);
    if (at !== undefined && ms === undefined) this.note("wrong-time", `${pointer}/at`);
    if (from !== undefined && !isVoice(from)) this.note("wrong-word", `${pointer}/from`);
    if (text !== undefined && text.length > chatLimits.text) this.note("too-long", `${pointer}/text`);
    if (ms === undefined || from === undefined || text === undefined || !isVoice(from)) return [];
    return [{ at: ms, from, text }];
  }

  #text(value: JsonObject, name: string, pointer: string): string | undefined {
    const text = value[name];
    if (typeof text === "string") return text;
    this.note(text === undefined ? "missing" : "wrong-type", `${pointer}/${name}`);
    return undefined;
  }

  #checkFields(value: JsonObject, pointer: string, known: readonly string[]): void {
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      this.note(isIdentityField(name) ? "identity-field" : "unknown-field", pointerTo(pointer, name));
    }
  }

  /** By the server's time, then as they stood. */
  #inOrder(messages: readonly TypedMessage[]): TypedMessage[] {
    const ordered = messages.toSorted((a, b) => a.at - b.at);
    if (ordered.some((one, index) => one !== messages[index])) this.note("messages-reordered", "#/messages");
    return ordered;
  }
}

function isVoice(word: string): word is ChatVoice {
  return (voices as readonly string[]).includes(word);
}
