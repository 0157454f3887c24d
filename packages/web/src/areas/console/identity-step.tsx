import type { IdentityCheckView, LiveVisitView } from "@tallenne/contracts";
import { type SubmitEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { RadioField } from "./radio-field.tsx";
import { useAct } from "./use-console.ts";
import { VisitorFields } from "./visitor-fields.tsx";

const documents = [
  "passport",
  "identity-card",
  "residence-permit",
  "driving-licence",
  "suomi-fi",
  "known-person",
] as const satisfies readonly IdentityCheckView["document"][];

type YesNo = "yes" | "no";

/** Kind of document and what was seen: there is no field for a number, a picture or a copy (acceptance 40). */
export function IdentityStep({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const [document, setDocument] = useState<IdentityCheckView["document"]>("passport");
  const [country, setCountry] = useState("FIN");
  const [valid, setValid] = useState<YesNo>();
  const [photo, setPhoto] = useState<YesNo>();
  const [name, setName] = useState<IdentityCheckView["name"]>();
  const [birthDate, setBirthDate] = useState<YesNo>();
  const [method, setMethod] = useState<IdentityCheckView["method"]>("visual");
  const [isMissing, setMissing] = useState(false);
  const record = useAct((body: IdentityCheckView) =>
    call("recordIdentity", { params: { visit: visit.visit }, body }),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isWhole =
      valid !== undefined && photo !== undefined && name !== undefined && birthDate !== undefined;
    setMissing(!isWhole);
    if (!isWhole) return;
    record.mutate({
      document,
      country: country.trim().toUpperCase(),
      valid: valid === "yes",
      photo: photo === "yes",
      name,
      birthDate: birthDate === "yes",
      method,
    });
  };
  const yesNo = [
    { value: "yes", words: say("console.yes") },
    { value: "no", words: say("console.no") },
  ] as const;
  return (
    <form className="form" onSubmit={submit}>
      {visit.identity?.result === "failed" ? (
        <Note tone="warning">{say("console.identity-failed")}</Note>
      ) : null}
      {visit.away?.identityNeeded === true ? (
        <Note tone="warning">{say("console.identity-again")}</Note>
      ) : null}
      <p className="hint">{say("console.identity-hint")}</p>
      <VisitorFields visit={visit} />
      <div className="form-line">
        <SelectField
          label={say("console.document")}
          value={document}
          choices={documents.map((value) => ({ value, words: say(`console.document-${value}`) }))}
          onChange={(value) => setDocument(value as IdentityCheckView["document"])}
        />
        <TextField
          label={say("console.country")}
          hint={say("console.country-hint")}
          name="country"
          value={country}
          onChange={setCountry}
          maxLength={3}
        />
      </div>
      <div className="answers">
        <RadioField label={say("console.valid")} choices={yesNo} value={valid} onChange={setValid} />
        <RadioField label={say("console.photo")} choices={yesNo} value={photo} onChange={setPhoto} />
        <RadioField
          label={say("console.name")}
          choices={[
            { value: "same", words: say("console.yes") },
            { value: "former", words: say("console.name-former") },
            { value: "other", words: say("console.no") },
          ]}
          value={name}
          onChange={setName}
        />
        <RadioField
          label={say("console.birth-date")}
          choices={yesNo}
          value={birthDate}
          onChange={setBirthDate}
        />
        <RadioField
          label={say("console.method")}
          choices={[
            { value: "visual", words: say("console.method-visual") },
            { value: "reader", words: say("console.method-reader") },
          ]}
          value={method}
          onChange={setMethod}
        />
      </div>
      {isMissing ? (
        <p className="wrong" role="alert">
          {say("console.identity-missing")}
        </p>
      ) : null}
      <ActNote failure={record.error} />
      <Button type="submit" disabled={record.isPending}>
        {say("console.identity-save")}
      </Button>
    </form>
  );
}
