import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { DisqualifyDialog } from "./disqualify-dialog.tsx";
import type { Contact } from "./use-sitting.ts";

/** The way out for who knows the customer: at the foot of the contact, for every role that sees one. */
export function Disqualify({
  contact,
  onDeclared,
}: {
  readonly contact: Contact;
  readonly onDeclared: () => void;
}) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <p className="disqualify">
      <Button variant="secondary" onClick={() => setAsking(true)}>
        {say("contacts.disqualify")}
      </Button>
      {asking ? (
        <DisqualifyDialog contact={contact} onDeclared={onDeclared} onClose={() => setAsking(false)} />
      ) : null}
    </p>
  );
}
