import type { ReactNode } from "react";
import { usePolicy } from "../session/policy.ts";
import { useWords } from "../words/use-words.ts";
import { Answered } from "./answered.tsx";
import { Note } from "./note.tsx";
import { senderOf, senderRows } from "./sender.ts";
import "./letter.css";

/** A part of a letter. */
export interface LetterSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly list: readonly string[];
}

/** A letter in the language of whoever gets it. */
export interface LetterText {
  /** Language tag of the letter, whatever the page speaks. */
  readonly lang: string;
  readonly title: string;
  readonly opening?: readonly string[];
  readonly sections: readonly LetterSection[];
}

/**
 * The sheet of everything that leaves the house: whoever answers for the register stands under it, with the officer and the way to complain (T-A1.2, T-A13a).
 * Where nobody is named there is no letter.
 */
export function LetterSheet({
  lang,
  register,
  children,
}: {
  readonly lang: string;
  /** The register it is about; `unknown` where nobody named one. */
  readonly register: string;
  readonly children: ReactNode;
}) {
  const say = useWords();
  const policy = usePolicy();
  return (
    <Answered query={policy} rows={10}>
      {(read) => {
        const sender = senderOf(read, register);
        if (sender === undefined) return <Note tone="warning">{say("shell.letter-no-sender")}</Note>;
        return (
          <article className="letter" lang={lang}>
            {children}
            <footer>
              <dl>
                {senderRows(sender, lang).map(([term, value]) => (
                  <div key={term}>
                    <dt>{term}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </footer>
          </article>
        );
      }}
    </Answered>
  );
}

/** A letter as it is printed. */
export function Letter({
  lang,
  title,
  opening = [],
  sections,
  register,
}: LetterText & { readonly register: string }) {
  return (
    <LetterSheet lang={lang} register={register}>
      <h2>{title}</h2>
      {opening.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {sections.map(({ heading, paragraphs, list }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {paragraphs.map((words) => (
            <p key={words}>{words}</p>
          ))}
          {list.length === 0 ? null : (
            <ul>
              {list.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </LetterSheet>
  );
}
