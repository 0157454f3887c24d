import type { ContactRow } from "@tallenne/contracts";
import { Unseen } from "../../parts/unseen.tsx";
import { Link } from "../../route/link.tsx";
import { rememberPlace } from "../../route/location.ts";
import { useWords } from "../../words/use-words.ts";

/** Leads to the contact's page, where purpose and case of the page hold on. */
export function OpenContact({
  contact,
  when,
}: {
  readonly contact: Pick<ContactRow, "id" | "channel">;
  readonly when: string;
}) {
  const say = useWords();
  const act = say(contact.channel === "call" ? "complaints.listen" : "complaints.read");
  return (
    <Link
      to={`/contacts/${contact.id}`}
      className="act-link"
      row={contact.id}
      onGo={() => rememberPlace({ row: contact.id })}
    >
      {act}
      <Unseen> {when}</Unseen>
    </Link>
  );
}
