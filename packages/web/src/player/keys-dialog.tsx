import { Dialog } from "../parts/dialog.tsx";
import { useStore } from "../platform/store.ts";
import { useWords } from "../words/use-words.ts";
import type { WordId } from "../words/words.ts";
import { keyActs } from "./key-map.ts";
import { playerSettings } from "./settings.ts";

const fixed: readonly (readonly [string, WordId])[] = [
  ["␣", "player.key-fixed-space"],
  ["← →", "player.key-fixed-arrows"],
  ["PgUp PgDn", "player.key-fixed-pages"],
  ["Home End", "player.key-fixed-ends"],
  ["↑ ↓", "player.key-fixed-utterances"],
  ["F8", "player.key-fixed-pedal"],
  ["⇧ F8", "player.key-fixed-pedal-back"],
  ["Esc", "player.key-fixed-escape"],
];

/** The keys as they are now, changed ones included. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const { keys, keysOn } = useStore(playerSettings);
  return (
    <Dialog title={say("player.keys-title")} onClose={onClose} wide>
      {keysOn ? null : <p>{say("player.keys-off")}</p>}
      <dl className="facts keys-shown">
        {keysOn
          ? keyActs.map((act) => (
              <div key={act}>
                <dt>
                  <kbd>{keyWords(keys[act])}</kbd>
                </dt>
                <dd>{say(`player.key-${act}`)}</dd>
              </div>
            ))
          : null}
        {fixed.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** A letter as it is printed on a key; a capital one is reached with Shift. */
function keyWords(key: string): string {
  const isCapital = key !== key.toLowerCase();
  return isCapital ? `⇧ ${key}` : key.toUpperCase();
}
