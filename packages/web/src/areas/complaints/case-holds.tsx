import type { CaseView, HeldView } from "@tallenne/contracts";
import { useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { usePolicy } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { HeldTable } from "./held-table.tsx";
import { Opener, ReleaseHold } from "./hold-acts.tsx";
import { HoldDialog } from "./hold-dialog.tsx";
import { isStanding } from "./hold-words.ts";
import { mayHold, mayRelease } from "./may.ts";

/** Holds of a case: what waits, what is in force, and their end. */
export function CaseHolds({ matter }: { readonly matter: CaseView }) {
  const say = useWords();
  const me = useMe();
  const today = usePolicy().data?.today ?? "";
  const query = useAnswer("listCaseHolds", { params: { case: matter.id } });
  if (query.data?.rows.length === 0) return null;
  return (
    <section aria-label={say("holds.of-case")}>
      <h2>{say("holds.of-case")}</h2>
      <Answered query={query}>
        {({ rows, holdable }) => (
          <HeldTable
            caption={say("holds.of-case")}
            rows={rows}
            today={today}
            renderActs={(held) => {
              if (!isStanding(held.hold, today)) return null;
              const latest = holdable.find(({ contact }) => contact === held.contact)?.latest ?? null;
              return (
                <>
                  {mayHold(me, matter) && latest !== null ? (
                    <Extend held={held} latest={latest} today={today} />
                  ) : null}
                  {mayRelease(me, matter) ? <ReleaseHold held={held} /> : null}
                </>
              );
            }}
          />
        )}
      </Answered>
    </section>
  );
}

function Extend({
  held,
  latest,
  today,
}: {
  readonly held: HeldView;
  readonly latest: HeldView["lastDay"];
  readonly today: string;
}) {
  const say = useWords();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const when = dateWords(held.startedOn, language);
  const { hold } = held;
  if (hold.state !== "in-force" || hold.extension !== null || hold.until >= latest) return null;
  return (
    <>
      <Opener words={say("holds.extend")} about={when} onOpen={() => setOpen(true)} />
      {isAsked ? <Note>{say("holds.asked-done")}</Note> : null}
      {isOpen ? (
        <HoldDialog
          wish={{ is: "extension", held }}
          cause={hold.cause}
          latest={latest}
          today={today}
          when={when}
          onAsked={() => {
            setOpen(false);
            setAsked(true);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
