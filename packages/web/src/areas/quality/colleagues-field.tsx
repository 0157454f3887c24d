import type { Me } from "@tallenne/contracts";
import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { useWords } from "../../words/use-words.ts";

type Person = Me["person"];

interface ColleaguesFieldProps {
  readonly legend: string;
  readonly chosen: readonly Person[];
  readonly onChange: (chosen: readonly Person[]) => void;
  /** Stands before the others, such as oneself. */
  readonly first?: { readonly person: Person; readonly words: string };
  readonly wrong?: string | undefined;
}

/** Colleagues who may work in a quality project, by name; that they were listed stands in the ledger. */
export function ColleaguesField({ legend, chosen, onChange, first, wrong }: ColleaguesFieldProps) {
  const say = useWords();
  const query = useAnswer("listColleagues", {});
  const choice = (person: Person, words: string) => (
    <CheckField
      key={person}
      checked={chosen.includes(person)}
      onChange={(checked) => onChange(checked ? [...chosen, person] : chosen.filter((one) => one !== person))}
    >
      {words}
    </CheckField>
  );
  return (
    <fieldset className="colleagues" {...(wrong === undefined ? {} : { "aria-invalid": true })}>
      <legend>{legend}</legend>
      {first === undefined ? null : choice(first.person, first.words)}
      <Answered query={query} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{say("quality.colleagues-none")}</p>
          ) : (
            <>
              {rows.map(({ person, name, unit }) => choice(person, say("quality.colleague", { name, unit })))}
            </>
          )
        }
      </Answered>
      {wrong === undefined ? null : <p className="wrong">{wrong}</p>}
    </fieldset>
  );
}
