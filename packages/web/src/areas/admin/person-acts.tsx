import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { InviteAgain } from "./invite-again.tsx";
import { LeavingDialog } from "./leaving-dialog.tsx";
import { PaperDialog } from "./paper-dialog.tsx";
import type { Person } from "./staff.ts";

/** What an administrator does with another person's account: a new invitation, a commitment signed on paper, the end of employment. */
export function PersonActs({ person }: { readonly person: Person }) {
  const say = useWords();
  const me = useMe();
  const [asked, setAsked] = useState<"invite" | "paper" | "leave">();
  const [recorded, setRecorded] = useState(false);
  const close = () => setAsked(undefined);
  if (me.role !== "aa" || person.id === me.person || person.state === "left") return null;
  return (
    <section className="person-account">
      <h3>{say("admin.account")}</h3>
      {recorded ? <Note tone="done">{say("admin.paper-recorded")}</Note> : null}
      <div className="buttons">
        <Button variant="secondary" onClick={() => setAsked("invite")}>
          {say("admin.invite")}
        </Button>
        <Button variant="secondary" onClick={() => setAsked("paper")}>
          {say("admin.paper")}
        </Button>
        <Button variant="secondary" onClick={() => setAsked("leave")}>
          {say("admin.leave")}
        </Button>
      </div>
      {asked === "invite" ? <InviteAgain person={person} onClose={close} /> : null}
      {asked === "paper" ? (
        <PaperDialog
          person={person}
          onRecorded={() => {
            setRecorded(true);
            close();
          }}
          onClose={close}
        />
      ) : null}
      {asked === "leave" ? <LeavingDialog person={person} onClose={close} /> : null}
    </section>
  );
}
