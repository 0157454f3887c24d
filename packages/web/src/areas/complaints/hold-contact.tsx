import type { CaseView, ContactRow } from "@tallenne/contracts";
import { useState } from "react";
import { useAnswer } from "../../api/queries.ts";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { Opener } from "./hold-acts.tsx";
import { HoldDialog } from "./hold-dialog.tsx";
import { isStanding } from "./hold-words.ts";
import { mayHold } from "./may.ts";

interface HoldContactProps {
  readonly matter: CaseView;
  readonly contact: ContactRow;
  readonly when: string;
  readonly today: string;
}

/** Leads to S-32 from a linked recording; of a channel without holds it says so. */
export function HoldContact({ matter, contact, when, today }: HoldContactProps) {
  const say = useWords();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const may = mayHold(me, matter);
  const held = useAnswer("listCaseHolds", { params: { case: matter.id } }, { when: may });
  const known = held.data?.holdable.find((one) => one.contact === contact.id);
  if (!may || known === undefined) return null;
  if (known.latest === null) return <span className="quiet">{say("holds.not-this-channel")}</span>;
  const standing = held.data?.rows.some((one) => one.contact === contact.id && isStanding(one.hold, today));
  if (standing === true || known.latest < today) return null;
  return (
    <>
      <Opener words={say("holds.ask")} about={when} onOpen={() => setOpen(true)} />
      {isOpen ? (
        <HoldDialog
          wish={{ is: "new", contact: contact.id, case: matter.id }}
          cause={matter.kind === "quality" ? "quality" : "complaint"}
          latest={known.latest}
          today={today}
          when={when}
          onAsked={() => setOpen(false)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
