import { useAnswer } from "../../api/queries.ts";
import { civilTime } from "../../format/civil-time.ts";
import { clockWords } from "../../format/date-words.ts";
import { numberWords } from "../../format/number-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { saveFile } from "../../platform/save-file.ts";

/** Is the log verified, signed, copied: one line, with the checkpoint to keep outside. */
export function LedgerState() {
  const say = useWords();
  const language = useLanguage();
  const state = useAnswer("readLedgerState", {});
  return (
    <Answered query={state} rows={1}>
      {({ verified, size, at, copies, checkpoint, verifier }) => (
        <>
          <div className="ledger-state">
            <p>
              {verified ? (
                <StatusMark icon="tick" tint="done" words={say("oversight.state-verified")} />
              ) : (
                <StatusMark icon="warning" tint="alert" words={say("oversight.state-unverified")} />
              )}
              <span>
                {say("oversight.state-line", { size, count: numberWords(size, language), copies })}
                {" · "}
                {at === null
                  ? say("oversight.state-unsigned")
                  : say("oversight.state-signed", { time: clockWords(civilTime(at), language) })}
              </span>
            </p>
            <Button
              variant="secondary"
              onClick={() => saveFile("tallenne-checkpoint.txt", `${checkpoint}\n${verifier}\n`)}
            >
              {say("oversight.checkpoint-save")}
            </Button>
          </div>
        </>
      )}
    </Answered>
  );
}
