import { useState } from "react";
import type { Answer } from "../../api/client.ts";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { GroundDialog, ThawDialog } from "./freeze-dialogs.tsx";
import { Opener } from "./hold-acts.tsx";

type Frozen = Answer<"listHolds">["freezes"][number];

/** What whoever may does to a freeze: the officer enters the law, and of a matter's freeze another person than placed it ends it. */
export function FreezeActs({ frozen, today }: { readonly frozen: Frozen; readonly today: string }) {
  const say = useWords();
  const me = useMe();
  const [open, setOpen] = useState<"ground" | "thaw">();
  const { freeze, caseNumber, beyondNotice } = frozen;
  const about = caseNumber ?? "";
  const mayThaw = freeze.cause !== "rights-request" && (me.role === "dp" || me.role === "de");
  const isOwn = freeze.placedBy === me.person;
  const close = () => setOpen(undefined);
  return (
    <>
      {me.role === "dp" && beyondNotice && freeze.ground === null ? (
        <Opener words={say("holds.ground-enter")} about={about} onOpen={() => setOpen("ground")} />
      ) : null}
      {mayThaw && isOwn ? <span className="quiet">{say("holds.thaw-other")}</span> : null}
      {mayThaw && !isOwn ? (
        <Opener words={say("holds.thaw")} about={about} onOpen={() => setOpen("thaw")} />
      ) : null}
      {open === "ground" ? <GroundDialog frozen={frozen} onClose={close} /> : null}
      {open === "thaw" ? <ThawDialog frozen={frozen} today={today} onClose={close} /> : null}
    </>
  );
}
