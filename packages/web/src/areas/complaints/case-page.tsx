import type { CaseView } from "@tallenne/contracts";
import { useEffect, useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { civilTime } from "../../format/civil-time.ts";
import { dateWords, dayWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { useNames } from "../../parts/names.ts";
import { shortId } from "../../parts/short-id.ts";
import { Note } from "../../parts/note.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useStore } from "../../platform/store.ts";
import { go } from "../../route/location.ts";
import type { PageParams } from "../../route/page-params.ts";
import { workFor, workOf } from "../../session/acts.ts";
import { usePolicy } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { isSameWork, working } from "../../session/working.ts";
import { NotFound } from "../../shell/not-found.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { CaseHolds } from "./case-holds.tsx";
import { CaseSearch } from "./case-search.tsx";
import { CloseCaseDialog } from "./close-case-dialog.tsx";
import { LinkedContacts } from "./linked-contacts.tsx";
import { mayClose, mayLook } from "./may.ts";

/** S-31: one case from search to closing. The search exists only once purpose and case are named (T-P14). */
export function CasePage({ params }: PageParams) {
  const say = useWords();
  const me = useMe();
  const id = params["case"] as CaseView["id"];
  const query = useAnswer("readCase", { params: { case: id } });
  const matter = query.data;
  const [closing, setClosing] = useState(false);
  const isOpen = matter?.state === "open";
  useEffect(() => {
    if (matter !== undefined && isOpen) workFor(workOf(matter));
  }, [matter, isOpen]);
  if (query.isError && (query.error.slug === "unknown" || query.error.slug === "not-permitted"))
    return <NotFound />;
  return (
    <Page
      title={say("complaints.case-title")}
      {...(matter === undefined
        ? {}
        : {
            heading: say("complaints.case-heading", {
              kind: say(`shell.case-${matter.kind}`),
              number: matter.number,
            }),
          })}
      acts={
        mayLook(me.role, matter) === undefined
          ? ["access.listed", "access.viewed"]
          : ["access.search", "case.linked", "access.listed", "access.viewed"]
      }
      worksOn="contacts"
      onChange={() => go("/complaints")}
      aside={
        matter !== undefined && mayClose(me, matter) ? (
          <Button variant="secondary" onClick={() => setClosing(true)}>
            {say("complaints.close")}
          </Button>
        ) : null
      }
    >
      <Answered query={query}>
        {(read) => (
          <>
            <Facts matter={read} />
            {read.state === "closed" ? <Note>{say("complaints.is-closed")}</Note> : <Work matter={read} />}
          </>
        )}
      </Answered>
      {closing && matter !== undefined ? (
        <CloseCaseDialog matter={matter} onClose={() => setClosing(false)} />
      ) : null}
    </Page>
  );
}

/** Search and linked contacts; another case or purpose makes them anew, with nothing of the one before. */
function Work({ matter }: { readonly matter: CaseView }) {
  const me = useMe();
  const work = useStore(working);
  if (!isSameWork(work, workOf(matter))) return null;
  const by = mayLook(me.role, matter);
  return (
    <div key={matter.id}>
      {by === undefined ? null : <CaseSearch matter={matter} by={by} />}
      <LinkedContacts matter={matter} searchable={by !== undefined} />
      <CaseHolds matter={matter} />
    </div>
  );
}

function Facts({ matter }: { readonly matter: CaseView }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const today = usePolicy().data?.today ?? "";
  const { nameOf, resolve } = useNames();
  const isOwn = matter.owner === me.person;
  const name = isOwn ? me.name : nameOf(matter.owner);
  return (
    <dl className="case-facts">
      <div>
        <dt>{say("complaints.state")}</dt>
        <dd>
          <StatusMark
            icon={matter.state === "open" ? "archive" : "lock"}
            words={say(`complaints.state-${matter.state}`)}
          />
        </dd>
      </div>
      <div>
        <dt>{say("complaints.opened")}</dt>
        <dd>{dayWords(civilTime(matter.openedAt).date, { language, today })}</dd>
      </div>
      <div>
        <dt>{say("complaints.owner")}</dt>
        <dd>
          {name ?? <code>{shortId(matter.owner)}</code>}
          {name === undefined && me.role !== "ag" && me.role !== "qa" ? (
            <button
              type="button"
              className="plain-button"
              disabled={resolve.isPending}
              onClick={() => resolve.mutate([matter.owner])}
            >
              {say("complaints.show-name")}
            </button>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{say("complaints.until")}</dt>
        <dd>{dateWords(matter.until, language)}</dd>
      </div>
    </dl>
  );
}
