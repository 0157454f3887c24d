import { useMutation } from "@tanstack/react-query";
import type { VisitId } from "@tallenne/domain";
import { Fragment, useState } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { durationWords } from "../../format/duration-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { LetterSheet } from "../../parts/letter.tsx";
import { Note } from "../../parts/note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { Link } from "../../route/link.tsx";
import type { PageParams } from "../../route/page-params.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { useOffices } from "./offices.ts";
import { recordRows } from "./record-rows.ts";
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
      <p className="letter-acts">
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
  const heard = record.items.some(({ heardMs }) => heardMs > 0);
  const place = office?.names[language] ?? record.office;
  return (
    <>
      <h2>
        {record.number} · {dateWords(record.day, language)} · {place}
      </h2>
      <p className="quiet">{say("visits.record-made-of", { n: record.events })}</p>
      <dl className="facts">
        {recordRows(record, say, language).map(([words, value]) => (
          <Fragment key={words}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <h3>{say("visits.record-heard")}</h3>
      <ol>
        {record.items.map(({ contact, startedAt, heardMs }, at) => (
          <li key={contact}>
            {say("visits.record-item", { n: at + 1 })}, {instantWords(startedAt, language)}:{" "}
            {heardMs > 0 ? durationWords(heardMs, language) : say("visits.record-unheard")}
          </li>
        ))}
      </ol>
      <h3>{say("visits.times")}</h3>
      <ol>
        {record.times.map(({ state, at }) => (
          <li key={`${state} ${at}`}>
            {instantWords(at, language)} {say(`visits.state-${state}`)}
          </li>
        ))}
      </ol>
      {heard ? (
        <LetterSheet lang={language} register="calls">
          <h2>{say("visits.certificate")}</h2>
          <p>
            {say("visits.certificate-words", {
              date: dateWords(record.day, language),
              office: place,
              number: record.number,
            })}
          </p>
        </LetterSheet>
      ) : null}
      <Closing record={record} />
    </>
  );
}

const again = () => askAgain("readVisitRecord", "readVisit", "listVisits");

function Closing({ record }: { readonly record: Record }) {
  const say = useWords();
  const language = useLanguage();
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
  return (
    <>
      {record.signedOff === null ? null : (
        <Note tone="done">
          {say("visits.record-signed", { when: instantWords(record.signedOff.at, language) })}
        </Note>
      )}
      <div className="letter-acts">
        <StageNote failure={make.error ?? sign.error} />
        {isMine && record.madeAt === null ? (
          <Button disabled={make.isPending} onClick={() => make.mutate()}>
            {say("visits.record-make")}
          </Button>
        ) : null}
        {isMine && record.madeAt !== null && record.signedOff === null ? (
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
        ) : null}
        <Button variant="secondary" onClick={() => window.print()}>
          {say("visits.print")}
        </Button>
      </div>
    </>
  );
}
