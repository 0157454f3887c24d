import type { Answer } from "../../api/client.ts";
import { dateWords } from "../../format/date-words.ts";
import { Answered } from "../../parts/answered.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Link } from "../../route/link.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { PolicyVersions } from "./policy-versions.tsx";
import { periodWords } from "./period-words.ts";

type Policy = Answer<"readRegisters">;

/** S-82: registers, lines and purposes as the rules in force declare them, and the versions of the rules. A never-record line has no override. */
export function RegistersPage() {
  const say = useWords();
  const policy = usePolicy();
  const { role } = useMe();
  return (
    <Page
      title={say("admin.registers-title")}
      {...(role === "tl"
        ? {}
        : { acts: ["access.listed", "governance.policy.proposed", "governance.policy.changed"] as const })}
      aside={role === "aa" ? <Link to="/admin/offices">{say("admin.offices")}</Link> : null}
    >
      <Answered query={policy} rows={8}>
        {(read) => (
          <>
            <p className="quiet">{say("admin.registers-why", { version: read.version })}</p>
            <Registers policy={read} />
            <Lines policy={read} />
            {role === "tl" ? null : <PolicyVersions />}
            <Purposes policy={read} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Registers({ policy }: { readonly policy: Policy }) {
  const say = useWords();
  const lineNames = usePolicyNames();
  const language = useLanguage();
  const columns: readonly Column<Policy["registers"][number]>[] = [
    {
      key: "name",
      words: say("admin.register"),
      header: true,
      renderCell: ({ names }) => names[language],
    },
    { key: "notice", words: say("admin.notice"), renderCell: ({ notice }) => notice },
    { key: "term", words: say("admin.term"), renderCell: ({ term }) => periodWords(term, say) },
    { key: "ceiling", words: say("admin.ceiling"), renderCell: ({ ceiling }) => periodWords(ceiling, say) },
    {
      key: "purposes",
      words: say("admin.purposes"),
      renderCell: ({ purposes }) => purposes.map((code) => code.toUpperCase()).join(", "),
    },
    {
      key: "bases",
      words: say("admin.bases"),
      renderCell: ({ bases }) =>
        [...new Set(bases.map(({ letter, provision }) => say("admin.basis", { letter, provision })))].join(
          "; ",
        ),
    },
    {
      key: "lines",
      words: say("admin.lines"),
      renderCell: ({ lines }) => lines.map((id) => lineNames.line(id)).join(", "),
    },
  ];
  return (
    <section aria-labelledby="registers">
      <h2 id="registers">{say("admin.registers")}</h2>
      <RecordTable
        caption={say("admin.registers")}
        columns={columns}
        rows={policy.registers}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

function Lines({ policy }: { readonly policy: Policy }) {
  const say = useWords();
  const language = useLanguage();
  const columns: readonly Column<Policy["lines"][number]>[] = [
    { key: "name", words: say("admin.line"), header: true, renderCell: ({ names }) => names[language] },
    {
      key: "recording",
      words: say("admin.recording"),
      renderCell: ({ recording }) =>
        recording === "forbidden" ? (
          <StatusMark icon="barrier" words={say("admin.recording-forbidden")} />
        ) : (
          <StatusMark icon="tick" tint="done" words={say("admin.recording-allowed")} />
        ),
    },
    {
      key: "aliases",
      words: say("admin.line-aliases"),
      renderCell: ({ id, aliases }) => [id, ...aliases].join(", "),
    },
    {
      key: "days",
      words: say("admin.line-days"),
      renderCell: ({ from, until }) =>
        until === null
          ? say("admin.line-from", { from: dateWords(from, language) })
          : say("admin.line-span", { from: dateWords(from, language), until: dateWords(until, language) }),
    },
  ];
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{say("admin.lines")}</h2>
      <RecordTable
        caption={say("admin.lines")}
        columns={columns}
        rows={policy.lines}
        rowKey={({ id }) => id}
      />
      <p className="quiet">
        <Icon name="barrier" size={16} /> {say("admin.never-why")}
      </p>
    </section>
  );
}

function Purposes({ policy }: { readonly policy: Policy }) {
  const say = useWords();
  const language = useLanguage();
  const columns: readonly Column<Policy["purposes"][number]>[] = [
    { key: "code", words: say("admin.purpose-code"), header: true, renderCell: ({ id }) => id.toUpperCase() },
    { key: "name", words: say("admin.purpose"), renderCell: ({ names }) => names[language] },
  ];
  return (
    <section aria-labelledby="purposes">
      <h2 id="purposes">{say("admin.purposes")}</h2>
      <RecordTable
        caption={say("admin.purposes")}
        columns={columns}
        rows={policy.purposes}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
