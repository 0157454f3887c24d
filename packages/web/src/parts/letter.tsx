import { usePolicy } from "../session/policy.ts";
import { useWords } from "../words/use-words.ts";
import { Answered } from "./answered.tsx";
import { LetterActs, type LetterFile } from "./letter-acts.tsx";
import { headOf, type LetterSection, type LetterText } from "./letter-text.ts";
import { Note } from "./note.tsx";
import { type Sender, senderOf, senderRows } from "./sender.ts";
import "./letter.css";

/**
 * A letter on its sheet, to be read, printed or saved. Whoever answers for the register stands above and under it, with the officer and the way to complain
 * (T-A1.2, T-A13a). Where nobody is named there is no letter.
 */
export function Letter({
  letter,
  register,
  file,
}: {
  readonly letter: LetterText;
  /** The register it is about; `unknown` where nobody named one. */
  readonly register: string;
  readonly file: LetterFile;
}) {
  const say = useWords();
  return (
    <Answered query={usePolicy()} rows={10}>
      {(read) => {
        const sender = senderOf(read, register);
        if (sender === undefined) return <Note tone="warning">{say("shell.letter-no-sender")}</Note>;
        return (
          <>
            <LetterActs letter={letter} sender={sender} file={file} />
            <Sheet letter={letter} sender={sender} />
          </>
        );
      }}
    </Answered>
  );
}

function Sheet({ letter, sender }: { readonly letter: LetterText; readonly sender: Sender }) {
  const { lang, number, title, opening = [], sections } = letter;
  const { from, day } = headOf(letter, sender);
  return (
    <article className="letter" lang={lang}>
      <header>
        <span>{from}</span>
        <span>{number}</span>
      </header>
      <p>{day}</p>
      <h2>
        <Said>{title}</Said>
      </h2>
      {opening.map((words) => (
        <p key={words}>
          <Said>{words}</Said>
        </p>
      ))}
      {sections.map((section) => (
        <Section key={section.heading ?? section.paragraphs[0] ?? "facts"} {...section} />
      ))}
      <footer>
        <Facts rows={senderRows(sender, lang)} />
      </footer>
    </article>
  );
}

function Section({ heading, paragraphs, list, numbered = false, facts = [] }: LetterSection) {
  const List = numbered ? "ol" : "ul";
  return (
    <section>
      {heading === undefined ? null : <h3>{heading}</h3>}
      {paragraphs.map((words) => (
        <p key={words}>
          <Said>{words}</Said>
        </p>
      ))}
      {list.length === 0 ? null : (
        <List>
          {list.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </List>
      )}
      {facts.length === 0 ? null : <Facts rows={facts} />}
    </section>
  );
}

/** Words of a letter; a case number in them is never torn in two. */
function Said({ children }: { readonly children: string }) {
  const pieces = children.split(/([A-Z]-[0-9A-Z]{4}-[0-9A-Z](?:\/\d+)?)/);
  return pieces.map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      <span key={`${at} ${piece}`} className="whole">
        {piece}
      </span>
    ),
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <dl>
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
