import type { LiveVisitView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { Note } from "../../parts/note.tsx";
import { Link } from "../../route/link.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { ItemsTable } from "./items-table.tsx";
import { Remark } from "./remark.tsx";
import { useAct } from "./use-console.ts";
import { endOf } from "./visit-words.ts";

const followUps = ["copy", "correction", "complaint"] as const;

/** What is left when the listening is over: what follows, remarks, the record. */
export function AfterVisit({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const end = endOf(visit);
  return (
    <>
      <Note tone={end === "heard" || end === "follow-up" ? "done" : "warning"}>
        <p>
          <strong>{say("console.over")}.</strong>{" "}
          {end === undefined ? "" : say("console.over-how", { state: say(`console.state-${end}`) })}
        </p>
      </Note>
      <ItemsTable visit={visit} />
      {end === "heard" && visit.isOwn ? <FollowUp visit={visit} /> : null}
      {visit.isOwn ? <Remark visit={visit.visit} /> : null}
      <p>
        <Link to={`/visits/${visit.visit}`}>{say("console.to-record")}</Link>
      </p>
    </>
  );
}

function FollowUp({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const [chosen, setChosen] = useState<readonly (typeof followUps)[number][]>(() =>
    visit.asks.some(({ kind }) => kind === "copy") ? ["copy"] : [],
  );
  const choose = useAct(() =>
    call("chooseFollowUp", { params: { visit: visit.visit }, body: { chosen: [...chosen] } }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    choose.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      <fieldset>
        <legend>{say("console.follow-up")}</legend>
        {followUps.map((one) => (
          <CheckField
            key={one}
            checked={chosen.includes(one)}
            onChange={(checked) =>
              setChosen(checked ? [...chosen, one] : chosen.filter((other) => other !== one))
            }
          >
            {say(`console.follow-up-${one}`)}
          </CheckField>
        ))}
      </fieldset>
      <ActNote failure={choose.error} />
      <Button type="submit" disabled={choose.isPending}>
        {say("console.follow-up-save")}
      </Button>
    </form>
  );
}
