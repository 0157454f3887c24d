/** Acts of the player that a single key starts, with the keys they have at first. An upper-case letter means the letter with Shift. */
export const firstKeys = {
  play: "k",
  back: "j",
  forward: "l",
  slower: "<",
  faster: ">",
  "speed-one": "0",
  "loop-start": "a",
  "loop-end": "b",
  "go-to": "g",
  "next-mark": "m",
  "previous-mark": "M",
  "word-back": ",",
  "word-on": ".",
  note: "n",
  "skip-silence": "s",
  follow: "t",
  adviser: "1",
  both: "2",
  customer: "3",
  list: "?",
} as const;

export type KeyAct = keyof typeof firstKeys;
export type KeyMap = Readonly<Record<KeyAct, string>>;
export const keyActs = Object.keys(firstKeys) as readonly KeyAct[];

/** What of a keyboard event decides. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The act of a pressed key, by the character it types: a letter counts the same with Caps Lock; Ctrl, Alt and Meta belong to others. */
export function actOf(pressed: Pressed, keys: KeyMap): KeyAct | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
  const typed = characterOf(pressed);
  return typed === undefined ? undefined : keyActs.find((act) => keys[act] === typed);
}

/** The map with another key for one act; undefined when the key is taken or is no single character. */
export function withKey(keys: KeyMap, act: KeyAct, key: string): KeyMap | undefined {
  if (key.length !== 1 || key.trim() === "") return undefined;
  const taken = keyActs.some((other) => other !== act && keys[other] === key);
  return taken ? undefined : { ...keys, [act]: key };
}

function characterOf({ key, shiftKey }: Pressed): string | undefined {
  if (key.length !== 1) return undefined;
  if (!/\p{L}/u.test(key)) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}
