import type { ContactRow } from "@tallenne/contracts";
import { dateWords } from "../../format/date-words.ts";
import { Icon } from "../../parts/icon.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { type Say, useLanguage, useWords } from "../../words/use-words.ts";
import type { WordId } from "../../words/words.ts";

type Role = "ag" | "tl" | "qa" | "ch" | "rc" | "os" | "dp" | "aa" | "au" | "rs" | "pt" | "de" | "su";
const roles: readonly Role[] = ["ag", "tl", "qa", "ch", "rc", "os", "dp", "aa", "au", "rs", "pt", "de", "su"];

/** The states of a row, at most two, the gravest first: last day or purging, open coaching, masked, heard with date and role (T-P15). */
export function ContactState({
  row,
  isCoached,
}: {
  readonly row: Omit<ContactRow, "heard"> & Pick<Partial<ContactRow>, "heard">;
  readonly isCoached: boolean;
}) {
  const say = useWords();
  const language = useLanguage();
  const heard = row.heard?.at(-1);
  const marks = [
    row.state === "purging" ? (
      <StatusMark key="purging" icon="bin" tint="alert" words={say("contacts.is-purging")} />
    ) : null,
    row.state === "last-day" ? (
      <StatusMark key="last-day" icon="clock" tint="warning" words={say("contacts.is-last-day")} />
    ) : null,
    row.keeping === "held" ? <StatusMark key="held" icon="pin" words={say("holds.is-held")} /> : null,
    row.keeping === "frozen" ? <StatusMark key="frozen" icon="snow" words={say("holds.is-frozen")} /> : null,
    isCoached ? <StatusMark key="coached" icon="ear" words={say("contacts.is-coached")} /> : null,
    row.masked > 0 ? (
      <StatusMark key="masked" icon="eye-off" tint="quiet" words={say("contacts.is-masked")} />
    ) : null,
    heard === undefined ? null : (
      <span key="heard" className="status status-quiet">
        <Icon name="tick" size={16} />
        <span>
          {say("contacts.is-heard")}{" "}
          <span className="only-wide">
            {say("contacts.heard-when", {
              date: dateWords(heard.on, language),
              role: roleWords(heard.role, say),
            })}
          </span>
        </span>
      </span>
    ),
  ].filter((mark) => mark !== null);
  return <span className="marks">{marks.slice(0, 2)}</span>;
}

/** A role in running text; one this version does not know stays a code. */
export function roleWords(code: string, say: Say): string {
  const known = roles.find((role) => role === code);
  const id: WordId | undefined = known === undefined ? undefined : `shell.role-${known}`;
  return id === undefined ? code : say(id).toLocaleLowerCase();
}
