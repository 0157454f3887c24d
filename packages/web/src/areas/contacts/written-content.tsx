import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type Answer, call } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { civilTime } from "../../format/civil-time.ts";
import { clockWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Note } from "../../parts/note.tsx";
import { type Say, useLanguage, useWords } from "../../words/use-words.ts";
import { AttachmentList } from "./attachment-list.tsx";
import { MaskedText } from "./masked-text.tsx";
import type { OpenSitting } from "./use-sitting.ts";

type Text = Answer<"readText">;

interface WrittenContentProps {
  readonly sitting: OpenSitting["sitting"];
  readonly row: OpenSitting["contacts"][number]["row"];
  /** The language it was written in, for those who have it spoken; undefined where nobody knows. */
  readonly lang?: string;
  readonly onGone: () => void;
}

/** Chat, mail or form in the player's place: text, never HTML; masks are labelled chips. Opening puts the focus on its heading. */
export function WrittenContent({ sitting, row, lang, onGone }: WrittenContentProps) {
  const say = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const params = { sitting, contact: row.id };
  const text = useQuery<Text, Failure>({
    queryKey: ["readText", params],
    queryFn: ({ signal }) => call("readText", { params }, { signal }),
    gcTime: 0,
  });
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const isGone = text.error?.slug === "gone";
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {say("contacts.text")}
      </h2>
      <Answered query={text} rows={6}>
        {(read) => (
          <>
            {read.encrypted ? <Note>{say("contacts.encrypted")}</Note> : null}
            {read.subject === undefined ? null : (
              <p>
                <strong>
                  {say("contacts.subject")}:{" "}
                  <span lang={lang}>
                    <MaskedText text={read.subject} />
                  </span>
                </strong>
              </p>
            )}
            <Messages messages={read.messages} lang={lang} />
            <Fields fields={read.fields} lang={lang} />
            {!read.encrypted && read.messages.length + read.fields.length === 0 ? (
              <p>{say("contacts.text-empty")}</p>
            ) : null}
            <p className="quiet">{say("contacts.masked-n", { n: sumOf(read.masks) })}</p>
            <AttachmentList params={params} attachments={read.attachments} />
          </>
        )}
      </Answered>
    </section>
  );
}

interface Written {
  readonly lang: string | undefined;
}

function Messages({ messages, lang }: Written & { readonly messages: Text["messages"] }) {
  const say = useWords();
  const language = useLanguage();
  if (messages.length === 0) return null;
  return (
    <ol className="messages">
      {messages.map(({ at, from, text }, place) => (
        <li key={place} className={`message message-${from}`}>
          <div className="message-who">
            <strong>{say(`contacts.from-${from}`)}</strong>{" "}
            {at === undefined ? null : <span className="quiet">{clockWords(civilTime(at), language)}</span>}
          </div>
          <div className="message-text" lang={lang}>
            <MaskedText text={text} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Fields({ fields, lang }: Written & { readonly fields: Text["fields"] }) {
  const say = useWords();
  if (fields.length === 0) return null;
  return (
    <dl className="messages">
      {fields.map(({ name, text }) => (
        <div key={name} className="message">
          <dt className="message-who">
            <strong>{fieldWords(name, say)}</strong>
          </dt>
          <dd className="message-text field-text" lang={lang}>
            <MaskedText text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const known = ["topic", "message", "language", "municipality", "reply-channel"] as const;

function fieldWords(name: string, say: Say): string {
  const field = known.find((one) => one === name);
  return field === undefined ? say("contacts.field-other", { name }) : say(`contacts.field-${field}`);
}

function sumOf(masks: Text["masks"]): number {
  return Object.values(masks).reduce((sum, count) => sum + count, 0);
}
