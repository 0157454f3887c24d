import type { PageParams } from "../../route/page-params.ts";
import { instantWords } from "../../format/date-words.ts";
import { durationWords, positionDigits } from "../../format/duration-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { NamesButton } from "../../parts/names-button.tsx";
import { useNames } from "../../parts/names.ts";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { isPerson, shortId } from "../../parts/short-id.ts";
import { Link } from "../../route/link.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { endOf, type Heard, heardByEach, type Stretch } from "./heard.ts";
import { HeardPicture } from "./heard-picture.tsx";
import { Role } from "./role.tsx";
import { useHeard } from "./use-heard.ts";
import "./oversight.css";

/** S-71: who heard which seconds of a contact, and what for. Reading it is an entry of its own. */
export function HeardPage({ params }: PageParams) {
  const say = useWords();
  const contact = params["contact"] ?? "";
  const query = useHeard(contact);
  return (
    <Page title={say("oversight.heard-title")} acts={["ledger.read", "access.names.resolved"]}>
      <p>
        <code>{contact}</code> · <Link to="/oversight/ledger">{say("oversight.title")}</Link>
      </p>
      <p className="quiet">{say("oversight.reading-logged")}</p>
      <Answered query={query} rows={4}>
        {({ heard, more }) =>
          heard.length === 0 ? (
            <p>{say("oversight.heard-none")}</p>
          ) : (
            <>
              {more ? <p>{say("oversight.heard-more")}</p> : null}
              <HeardList heard={heard} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}

/** Milliseconds up to the end of the second that was begun: whatever was heard is shown. */
const begun = (milliseconds: number): number => Math.ceil(milliseconds / 1000) * 1000;

function HeardList({ heard }: { readonly heard: readonly Heard[] }) {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const policy = usePolicyNames();
  const names = useNames();
  const each = heardByEach(heard);
  const people = each.flatMap(({ hearer }) => (isPerson(hearer) ? [hearer] : []));
  const nameOf = (hearer: string): string => {
    if (hearer === me.person) return me.name;
    return hearer === "citizen"
      ? say("oversight.heard-at-terminal")
      : (names.nameOf(hearer) ?? shortId(hearer));
  };
  const placesOf = (stretches: readonly Stretch[]): string =>
    stretches
      .map(([from, to]) => `${positionDigits(from, language)}–${positionDigits(begun(to), language)}`)
      .join(", ");
  const columns: readonly Column<Heard>[] = [
    {
      key: "time",
      words: say("oversight.time"),
      header: true,
      renderCell: ({ entry }) => <span className="nowrap">{instantWords(entry.at, language)}</span>,
    },
    { key: "actor", words: say("oversight.actor"), renderCell: ({ hearer }) => nameOf(hearer) },
    { key: "role", words: say("oversight.role"), renderCell: ({ entry }) => <Role role={entry.role} /> },
    {
      key: "purpose",
      words: say("oversight.purpose"),
      renderCell: ({ entry }) => (entry.purpose === undefined ? "–" : policy.purpose(entry.purpose)),
    },
    {
      key: "case",
      words: say("oversight.case"),
      renderCell: ({ entry }) => (entry.case === undefined ? "–" : <code>{shortId(entry.case)}</code>),
    },
    {
      key: "stretches",
      words: say("oversight.heard-stretches"),
      renderCell: ({ stretches, confirmed }) =>
        confirmed ? placesOf(stretches) : `${placesOf(stretches)} (${say("oversight.heard-unconfirmed")})`,
    },
  ];
  return (
    <>
      <NamesButton people={people} names={names} />
      <HeardPicture
        end={begun(endOf(each))}
        rows={each.map(({ hearer, stretches, heardMs }) => ({
          key: hearer,
          name: nameOf(hearer),
          heard: durationWords(begun(heardMs), language),
          places: placesOf(stretches),
          stretches,
        }))}
      />
      <RecordTable
        caption={say("oversight.heard-list")}
        columns={columns}
        rows={heard}
        rowKey={({ entry }) => entry.id}
      />
    </>
  );
}
