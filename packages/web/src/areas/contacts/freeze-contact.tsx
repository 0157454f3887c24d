import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";
import { FreezeDialog } from "./freeze-dialog.tsx";
import type { Contact } from "./use-sitting.ts";

/** The way by which the officer or the decider freezes a contact that an authority's matter or a court case names; for nobody else. */
export function FreezeContact({ contact }: { readonly contact: Contact }) {
  const say = useWords();
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  const [number, setNumber] = useState<string>();
  if (role !== "dp" && role !== "de") return null;
  return (
    <>
      {number === undefined ? null : <Note tone="done">{say("holds.freeze-done", { number })}</Note>}
      <p className="disqualify">
        <Button variant="secondary" onClick={() => setOpen(true)}>
          {say("holds.freeze")}
        </Button>
      </p>
      {isOpen ? (
        <FreezeDialog
          contact={contact}
          onFrozen={(frozen) => {
            setNumber(frozen);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
