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

/** A letter as it is printed. */
export function Letter({ lang, title, opening = [], sections }: LetterText) {
  return (
    <article className="letter" lang={lang}>
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
    </article>
  );
}
