import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Button } from "../../parts/button.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { useWords } from "../../words/use-words.ts";
import { phoneWords } from "./phone-words.ts";
import type { Contact, OpenSitting } from "./use-sitting.ts";

type Revealed = Answer<"reveal">["contacts"][number];

const fields = ["name", "phone", "email", "identityCode", "businessId", "company", "address"] as const;

interface ContactDetailsProps {
  readonly sitting: OpenSitting["sitting"];
  readonly contact: Contact;
}

/** Names, numbers and addresses of the parties: shown after saying what is logged, hidden by a press. */
export function ContactDetails({ sitting, contact }: ContactDetailsProps) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const show = useMutation<Answer<"reveal">, Failure>({
    mutationFn: () => call("reveal", { params: { sitting }, body: { contacts: [contact] } }),
    onSuccess: () => setAsking(false),
    gcTime: 0,
  });
  const shown = show.data?.contacts[0];
  return (
    <section aria-label={say("contacts.details")}>
      {shown === undefined ? (
        <div className="act-line">
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {say("contacts.reveal")}
          </Button>
        </div>
      ) : (
        <>
          <h2>{say("contacts.details")}</h2>
          <Parties shown={shown} />
          <Button variant="secondary" onClick={() => show.reset()}>
            {say("contacts.reveal-hide")}
          </Button>
        </>
      )}
      {asking ? (
        <ConfirmDialog
          title={say("contacts.reveal-title")}
          act={say("contacts.reveal-button")}
          ready={!show.isPending}
          failure={show.error}
          onConfirm={() => show.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{say("contacts.reveal-what")}</p>
          <p>{say("shell.logged-who")}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

function Parties({ shown }: { readonly shown: Revealed }) {
  const say = useWords();
  const { parties, subject } = shown;
  if (parties.length === 0 && subject === undefined) return <p>{say("contacts.details-none")}</p>;
  return (
    <>
      {parties.map((party, place) => (
        <div key={place} className="details-party">
          <h3>{say(`contacts.party-${party.role}`)}</h3>
          <dl className="facts">
            {fields.map((field) =>
              party[field] === undefined ? null : (
                <Field
                  key={field}
                  name={say(`contacts.${field}`)}
                  words={field === "phone" ? phoneWords(party[field]) : party[field]}
                />
              ),
            )}
          </dl>
        </div>
      ))}
      {subject === undefined ? null : (
        <dl className="facts">
          <Field name={say("contacts.subject")} words={subject} />
        </dl>
      )}
    </>
  );
}

function Field({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </>
  );
}
