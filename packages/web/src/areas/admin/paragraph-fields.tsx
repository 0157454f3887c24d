import { languages } from "../../format/language.ts";
import { Button } from "../../parts/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { type Draft, movedUp, withoutParagraph } from "./commitment-draft.ts";

interface ParagraphFieldsProps {
  readonly paragraph: Draft["paragraphs"][number];
  readonly place: number;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** One paragraph in three languages, side by side where there is room. */
export function ParagraphFields({ paragraph, place, draft, onChange }: ParagraphFieldsProps) {
  const say = useWords();
  const n = place + 1;
  return (
    <li>
      <fieldset>
        <legend>{say("admin.text-paragraph", { n })}</legend>
        <div className="paragraph-languages">
          {languages.map((language) => (
            <label key={language}>
              <span>{say(`admin.text-${language}`)}</span>
              <textarea
                className="text-area"
                lang={language}
                rows={6}
                value={paragraph[language]}
                onChange={(event) =>
                  onChange({
                    ...draft,
                    paragraphs: draft.paragraphs.map((one) =>
                      one.key === paragraph.key ? { ...one, [language]: event.target.value } : one,
                    ),
                  })
                }
              />
            </label>
          ))}
        </div>
        <div className="buttons">
          {place === 0 ? null : (
            <Button variant="plain" onClick={() => onChange(movedUp(draft, paragraph.key))}>
              {say("admin.text-up", { n })}
            </Button>
          )}
          {draft.paragraphs.length === 1 ? null : (
            <Button variant="plain" onClick={() => onChange(withoutParagraph(draft, paragraph.key))}>
              {say("admin.text-remove", { n })}
            </Button>
          )}
        </div>
      </fieldset>
    </li>
  );
}
