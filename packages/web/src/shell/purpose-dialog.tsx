import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { usePolicyNames } from "../session/policy.ts";
import type { Working } from "../session/working.ts";
import { useWords } from "../words/use-words.ts";

interface PurposeDialogProps {
  /** The purposes of the role with own open cases, as the page found them. */
  readonly choices: readonly Working[];
  readonly onChoose: (work: Working) => void;
  readonly onClose: () => void;
}

/** Purpose and case before search and listening. A single choice is chosen already: Enter opens. */
export function PurposeDialog({ choices, onChoose, onClose }: PurposeDialogProps) {
  const say = useWords();
  const names = usePolicyNames();
  const [chosen, setChosen] = useState(choices.length === 1 ? 0 : -1);
  const work = choices[chosen];
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (work !== undefined) onChoose(work);
  };
  return (
    <Dialog title={say("shell.purpose-title")} onClose={onClose}>
      <p>{say(choices.length === 0 ? "shell.purpose-none" : "shell.purpose-why")}</p>
      <form onSubmit={submit} className="form">
        <div className="choices">
          {choices.map((choice, place) => (
            <label key={`${choice.purpose}${choice.case?.id ?? ""}`} className="radio">
              <input
                type="radio"
                name="purpose"
                checked={chosen === place}
                onChange={() => setChosen(place)}
                ref={place === 0 ? first : undefined}
              />
              <span>
                {names.purpose(choice.purpose)}
                {choice.case === undefined ? null : (
                  <>
                    {` · ${say(`shell.case-${choice.case.kind}`)} `}
                    <span className="nowrap">{choice.case.number}</span>
                  </>
                )}
              </span>
            </label>
          ))}
        </div>
        {choices.length === 0 ? null : (
          <Button type="submit" disabled={work === undefined}>
            {say("shell.open")}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
