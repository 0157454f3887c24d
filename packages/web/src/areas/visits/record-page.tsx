import { useMutation } from "@tanstack/react-query";
import type { VisitId } from "@tallenne/domain";
import { useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Letter } from "../../parts/letter.tsx";
import type { LetterFile } from "../../parts/letter-acts.tsx";
import { Note } from "../../parts/note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { Link } from "../../route/link.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { useOffices } from "./offices.ts";
import { listeningLetter, recordLetter } from "./record-letter.ts";
import { StageNote } from "./stage-note.tsx";
import "./visits.css";

type Record = Answer<"readVisitRecord">;
const signatures = ["signed", "declined", "not-asked"] as const;

/** The record of a visit: made of events, readable and printable at once (T-W15, T-W16); with it, on request, a certificate of listening. */
export function RecordPage({ params }: PageParams) {
  const say = useWords();
  const id = params["visit"] as VisitId;
  const record = useAnswer("readVisitRecord", { params: { visit: id } });
  const isEarly = record.error?.slug === "not-at-this-stage";
  return (
    <Page title={say("visits.record-title")} acts={["access.viewed"]} narrow>
      <p className="unprinted">
        <Link to={`/visits/${id}`}>{say("visits.back")}</Link>
      </p>
      {isEarly ? (
        <Note>{say("visits.record-none")}</Note>
      ) : (
        <Answered query={record} rows={10}>
          {(read) => <Whole record={read} />}
        </Answered>
      )}
    </Page>
  );
}

function Whole({ record }: { readonly record: Record }) {
  const say = useWords();
  const language = useLanguage();
  const office = useOffices().data?.rows.find(({ id }) => id === record.office);
  const place = office?.names[language] ?? record.office;
  const listening = listeningLetter(record, office);
  return (
    <>
      <Closing record={record} />
      <Letter
        letter={recordLetter(record, { say, language, place })}
        register="calls"
        file={fileOf(record, "record")}
      />
      {listening === undefined ? null : (
        <>
          <h2 className="unprinted">{say("visits.certificate")}</h2>
          <Letter letter={listening} register="calls" file={fileOf(record, "listening")} />
        </>
      )}
    </>
  );
}

function fileOf(record: Record, name: "record" | "listening"): LetterFile {
  const params = { visit: record.visit };
  return { name, note: (file) => call("noteVisitLetter", { params, body: { letter: name, ...file } }) };
}

const again = () => askAgain("readVisitRecord", "readVisit", "listVisits");

function Closing({ record }: { readonly record: Record }) {
  const say = useWords();
  const { person } = useMe();
  const [signature, setSignature] = useState<(typeof signatures)[number]>("not-asked");
  const params = { visit: record.visit };
  const make = useMutation<Record, Failure>({
    mutationFn: () => call("makeVisitRecord", { params }),
    onSuccess: again,
  });
  const sign = useMutation<Record, Failure>({
    mutationFn: () => call("signVisitRecord", { params, body: { signature } }),
    onSuccess: again,
  });
  const isMine = record.supervisors.at(-1) === person;
  // Signed off, it says so itself.
  if (!isMine || record.signedOff !== null) return null;
  return (
    <div className="letter-acts unprinted">
      <StageNote failure={make.error ?? sign.error} />
      {record.madeAt === null ? (
        <Button disabled={make.isPending} onClick={() => make.mutate()}>
          {say("visits.record-make")}
        </Button>
      ) : (
        <>
          <SelectField
            label={say("visits.record-signature")}
            value={signature}
            choices={signatures.map((value) => ({ value, words: say(`visits.signature-${value}`) }))}
            onChange={(value) => setSignature(signatures.find((one) => one === value) ?? "not-asked")}
          />
          <Button disabled={sign.isPending} onClick={() => sign.mutate()}>
            {say("visits.record-sign")}
          </Button>
        </>
      )}
    </div>
  );
}
