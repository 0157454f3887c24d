import type { Answer } from "../../api/client.ts";
import { startWords } from "../../format/date-words.ts";
import { Button } from "../../parts/button.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { shortId } from "../../parts/short-id.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { usePolicy, usePolicyNames } from "../../session/policy.ts";
import { type Say, useLanguage, useWords } from "../../words/use-words.ts";
import { findingWords } from "./finding-words.ts";
import { toRepair } from "./repairable.ts";
import { waitingFindings } from "./waiting-findings.ts";

export type Waiting = Answer<"readIntake">["quarantine"][number];

/** What waits: finding, what to do, and the act on it. */
export function WaitingTable({
  rows,
  onRepair,
  onReject,
}: {
  readonly rows: readonly Waiting[];
  readonly onRepair: (waiting: Waiting) => void;
  readonly onReject: (waiting: Waiting) => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const today = usePolicy().data?.today ?? "";
  const columns: readonly Column<Waiting>[] = [
    {
      key: "at",
      words: say("intake.at"),
      header: true,
      renderCell: ({ at }) => startWords(at, { language, today }),
    },
    {
      key: "channel",
      words: say("intake.channel"),
      renderCell: ({ channel }) => say(`shell.channel-${channel}`),
    },
    { key: "line", words: say("intake.line"), renderCell: (row) => <Line waiting={row} /> },
    {
      key: "source",
      words: say("intake.source"),
      renderCell: ({ source, announcement }) => (
        <>
          {source} <code className="quiet">{shortId(announcement)}</code>
        </>
      ),
    },
    { key: "findings", words: say("intake.findings"), renderCell: (row) => <Findings waiting={row} /> },
    { key: "act", words: say("intake.act"), renderCell: (row) => <ToDo waiting={row} /> },
    {
      key: "acts",
      words: say("intake.acts"),
      acts: true,
      renderCell: (row) => (
        <div className="intake-buttons">
          {repairWords(row, say) === undefined ? null : (
            <Button
              variant="secondary"
              label={`${repairWords(row, say) ?? ""} ${shortId(row.announcement)}`}
              onClick={() => onRepair(row)}
            >
              {repairWords(row, say)}
            </Button>
          )}
          <Button
            variant="plain"
            label={`${say("intake.reject")} ${shortId(row.announcement)}`}
            onClick={() => onReject(row)}
          >
            {say("intake.reject")}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <RecordTable
      caption={say("intake.quarantine")}
      columns={columns}
      rows={rows}
      rowKey={({ announcement }) => announcement}
    />
  );
}

function Line({ waiting: { line, repaired } }: { readonly waiting: Waiting }) {
  const say = useWords();
  const names = usePolicyNames();
  if (repaired === null || names.line(repaired.line) === names.line(line)) return names.line(line);
  return say("intake.line-now", { named: line, line: names.line(repaired.line) });
}

function Findings({ waiting: { findings, repaired } }: { readonly waiting: Waiting }) {
  const say = useWords();
  if (repaired !== null)
    return (
      <StatusMark
        icon="tick"
        tint="done"
        words={say(repaired.reason === "rules-changed" ? "intake.passes-now" : "intake.put-right")}
      />
    );
  return (
    <span className="marks">
      {findings.map((code) => (
        <StatusMark key={code} icon="archive" tint="warning" words={findingWords(code, say)} />
      ))}
    </span>
  );
}

function ToDo({ waiting }: { readonly waiting: Waiting }) {
  const say = useWords();
  const { findings, repaired, again, source } = waiting;
  if (repaired !== null) return say(`intake.then-${again}`, { source });
  return (
    <ul className="intake-acts">
      {[...new Set(findings.map((code) => actWords(code, say)))].map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

/** Words of the button; undefined where no person can put right what was found. */
function repairWords({ findings, repaired }: Waiting, say: Say): string | undefined {
  const { line, time } = toRepair(findings);
  if (repaired !== null || (!line && !time)) return undefined;
  return say(line && time ? "intake.repair-both" : line ? "intake.repair-name" : "intake.repair-time");
}

function actWords(code: string, say: Say): string {
  const known = waitingFindings.find((one) => one === code);
  return say(known === undefined ? "intake.do-other" : `intake.do-${known}`);
}
