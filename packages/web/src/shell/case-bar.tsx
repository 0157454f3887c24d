import type { Action } from "@tallenne/contracts";
import { useState } from "react";
import { civilTime } from "../format/civil-time.ts";
import { clockWords, dateWords } from "../format/date-words.ts";
import { useStore } from "../platform/store.ts";
import { usePolicyNames } from "../session/policy.ts";
import { useMe } from "../session/use-me.ts";
import { working } from "../session/working.ts";
import { useLanguage, useWords } from "../words/use-words.ts";
import { LoggedDialog } from "./logged-dialog.tsx";

interface CaseBarProps {
  readonly acts: readonly Action[];
  readonly worksOn?: "contacts";
  readonly onChange?: () => void;
}

/** Purpose, case, commitment, end of the session, and what the next act leaves in the ledger. Stays in view while contacts are shown. */
export function CaseBar({ acts, worksOn, onChange }: CaseBarProps) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const names = usePolicyNames();
  const work = useStore(working);
  const [asked, setAsked] = useState(false);
  const shown = worksOn !== undefined && work !== undefined;
  return (
    <section className={shown ? "case-bar case-bar-stays" : "case-bar"} aria-label={say("shell.case-bar")}>
      <div className="case-bar-lines">
        {worksOn === undefined ? null : (
          <p className="case-bar-work">
            {work === undefined ? null : (
              <strong>
                <span className="only-wide">{names.purpose(work.purpose)}</span>
                <span className="only-narrow" aria-hidden="true">
                  {work.purpose.toUpperCase()}
                </span>
                {work.case === undefined ? "" : ` · ${work.case.number}`}
              </strong>
            )}
            {work === undefined || onChange === undefined ? null : (
              <button type="button" className="plain-button" onClick={onChange}>
                {say("shell.change")}
              </button>
            )}
          </p>
        )}
        <p className="case-bar-times">
          {me.commitment === null ? null : (
            <span>{say("shell.committed-until", { date: dateWords(me.commitment.until, language) })}</span>
          )}
          <span>{say("shell.session-until", { time: clockWords(civilTime(me.endsAt), language) })}</span>
          <button type="button" className="plain-button" onClick={() => setAsked(true)}>
            {say("shell.what-is-logged")}
          </button>
        </p>
      </div>
      {asked ? <LoggedDialog acts={acts} onClose={() => setAsked(false)} /> : null}
    </section>
  );
}
