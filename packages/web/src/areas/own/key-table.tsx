import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useStore } from "../../platform/store.ts";
import { firstKeys, type KeyAct, keyActs, withKey } from "../../player/key-map.ts";
import { changeSettings, playerSettings } from "../../player/settings.ts";
import { useWords } from "../../words/use-words.ts";

/** The player's letters: switched off, or each changed to another key. */
export function KeyTable() {
  const say = useWords();
  const settings = useStore(playerSettings);
  const [wrong, setWrong] = useState<string>();
  const change = (act: KeyAct, typed: string) => {
    const key = typed.at(-1);
    if (key === undefined) return;
    const keys = withKey(settings.keys, act, key);
    setWrong(keys === undefined ? say("own.me-keys-taken", { key }) : undefined);
    if (keys !== undefined) changeSettings({ keys });
  };
  return (
    <>
      <CheckField checked={settings.keysOn} onChange={(keysOn) => changeSettings({ keysOn })}>
        {say("own.me-keys-on")}
      </CheckField>
      <p className="hint">{say("own.me-keys-hint")}</p>
      <details>
        <summary>{say("own.me-keys")}</summary>
        <table className="key-table">
          <thead>
            <tr>
              <th scope="col">{say("own.me-keys-act")}</th>
              <th scope="col">{say("own.me-keys-key")}</th>
            </tr>
          </thead>
          <tbody>
            {keyActs.map((act) => (
              <tr key={act}>
                <th scope="row">{say(`player.key-${act}`)}</th>
                <td>
                  <input
                    className="key-field"
                    value={settings.keys[act]}
                    aria-label={say(`player.key-${act}`)}
                    maxLength={2}
                    autoComplete="off"
                    onChange={(event) => change(act, event.target.value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <output>{wrong ?? ""}</output>
        <Button variant="secondary" onClick={() => changeSettings({ keys: firstKeys })}>
          {say("own.me-keys-reset")}
        </Button>
      </details>
      <SelectField
        label={say("own.me-rewind")}
        value={String(settings.rewind)}
        choices={[0, 1, 2, 3, 4, 5].map((n) => ({
          value: String(n),
          words: say("own.me-rewind-seconds", { n }),
        }))}
        onChange={(value) => changeSettings({ rewind: Number(value) })}
      />
    </>
  );
}
