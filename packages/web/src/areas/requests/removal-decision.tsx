import type { RequestView } from "@tallenne/contracts";
import { isWrong } from "../../api/wrong-field.ts";
import type { Failure } from "../../api/failure.ts";
import { CheckField } from "../../parts/check-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { usePolicy } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { becauseOf, groundsOf, toggled } from "./closed-lists.ts";
import { wordsOf } from "./kind-words.ts";
import { StatementRead } from "./statement-read.tsx";

type Item = NonNullable<RequestView["decision"]>["items"][number];

interface RemovalOutcomeProps {
  readonly request: RequestView;
  readonly item: Item;
  readonly place: number;
  /** When it began, in words. */
  readonly when: string;
  readonly failure: Failure | null;
  readonly onChange: (contact: Item["contact"], to: Partial<Item>) => void;
}

/** How one contact begins in the form: as the handler proposed it. */
export function startOfRemoval(request: RequestView, contact: Item["contact"]): Item {
  const proposed = request.review?.proposed.find((one) => one.contact === contact);
  if (proposed !== undefined)
    return { contact, outcome: "granted", grounds: [], given: [], because: proposed.ground };
  const grounds: Item["grounds"] = request.kind === "restriction" ? ["act-380-2023-114"] : [];
  return { contact, outcome: "refused", grounds, given: [] };
}

/** The outcome of one contact where erasure, restriction or an objection is asked: what goes names its ground, what stays its provisions and the task. */
export function RemovalOutcome({ request, item, place, when, failure, onChange }: RemovalOutcomeProps) {
  const say = useWords();
  const { contact, outcome } = item;
  const proposed = request.review?.proposed.find((one) => one.contact === contact);
  const fallback = proposed?.ground;
  return (
    <fieldset>
      <legend>{say("requests.propose-contact", { n: place, when })}</legend>
      {request.kind === "restriction" ? null : (
        <p>
          {say("requests.proposed", {
            what:
              proposed === undefined
                ? say(wordsOf(request.kind, "proposed-stays"))
                : say(wordsOf(request.kind, "proposed-goes"), {
                    ground: say(`requests.because-${proposed.ground}`),
                  }),
          })}
        </p>
      )}
      {request.kind === "rectification" && proposed !== undefined ? (
        <StatementRead request={request} contact={contact} place={place} />
      ) : null}
      {fallback === undefined ? null : (
        <SelectField
          label={say("requests.outcome")}
          value={outcome}
          choices={(["granted", "refused"] as const).map((value) => ({
            value,
            words: say(wordsOf(request.kind, `removal-item-${value}`)),
          }))}
          onChange={(value) =>
            onChange(
              contact,
              value === "granted"
                ? { outcome: "granted", grounds: [], because: fallback, task: undefined }
                : { outcome: "refused", because: undefined },
            )
          }
        />
      )}
      {outcome === "granted" ? (
        <SelectField
          label={say(wordsOf(request.kind, "removal-because"))}
          value={item.because ?? ""}
          choices={becauseOf[request.kind].map((value) => ({
            value,
            words: say(`requests.because-${value}`),
          }))}
          onChange={(value) =>
            onChange(contact, { because: becauseOf[request.kind].find((one) => one === value) })
          }
        />
      ) : (
        <>
          {groundsOf[request.kind].map((ground) => (
            <CheckField
              key={ground}
              checked={item.grounds.includes(ground)}
              onChange={(checked) =>
                onChange(contact, {
                  grounds: toggled(item.grounds, ground, checked),
                  ...(ground === "gdpr-17-3-b"
                    ? { task: checked ? { act: "", section: "" } : undefined }
                    : {}),
                })
              }
            >
              {say(`requests.ground-${ground}`)}
            </CheckField>
          ))}
          {item.task === undefined ? null : (
            <Task item={item} task={item.task} failure={failure} onChange={onChange} />
          )}
        </>
      )}
    </fieldset>
  );
}

function Task({
  item: { contact },
  task,
  failure,
  onChange,
}: Pick<RemovalOutcomeProps, "item" | "failure" | "onChange"> & {
  readonly task: NonNullable<Item["task"]>;
}) {
  const say = useWords();
  const language = useLanguage();
  const laws = usePolicy().data?.laws ?? [];
  const wrong = isWrong(failure, "task") || isWrong(failure, "act") || isWrong(failure, "section");
  return (
    <>
      <SelectField
        label={say("requests.task-act")}
        value={task.act}
        choices={[
          { value: "", words: say("requests.task-act-choose") },
          ...laws.map(({ id, names }) => ({ value: id, words: names[language] })),
        ]}
        onChange={(act) => onChange(contact, { task: { ...task, act } })}
      />
      <TextField
        label={say("requests.task-section")}
        name="section"
        value={task.section}
        hint={say("requests.task-hint")}
        onChange={(section) => onChange(contact, { task: { ...task, section } })}
        error={wrong ? say("requests.task-wrong") : undefined}
      />
    </>
  );
}
