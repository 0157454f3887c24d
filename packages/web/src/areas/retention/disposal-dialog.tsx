import type { DisposalView } from "@tallenne/contracts";
import { dateWords, instantWords } from "../../format/date-words.ts";
import { numberWords } from "../../format/number-words.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { Icon } from "../../parts/icon.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { stepsOf } from "./disposal-steps.ts";
import { StepMark } from "./step-mark.tsx";

type Receipt = DisposalView["receipts"][number];

const owners = ["reading-room-sittings", "keys", "objects", "reading-room", "intake", "catalogue"] as const;

/** One disposal with its steps, the receipts of every owner, and its certificate. */
export function DisposalDialog({
  disposal,
  onClose,
}: {
  readonly disposal: DisposalView;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  const steps = stepsOf(disposal.step);
  const columns: readonly Column<Receipt>[] = [
    {
      key: "owner",
      words: say("retention.owner"),
      header: true,
      renderCell: ({ owner }) => {
        const known = owners.find((one) => one === owner);
        return known === undefined ? <code>{owner}</code> : say(`retention.owner-${known}`);
      },
    },
    {
      key: "gone",
      words: say("retention.gone"),
      number: true,
      renderCell: ({ gone }) => numberWords(gone, language),
    },
    { key: "at", words: say("retention.at"), renderCell: ({ at }) => instantWords(at, language) },
  ];
  return (
    <Dialog title={say("retention.disposal-title")} onClose={onClose} wide>
      <dl className="facts">
        <dt>{say("retention.register")}</dt>
        <dd>{names.register(disposal.register)}</dd>
        <dt>{say("retention.last-day")}</dt>
        <dd>{dateWords(disposal.lastDay, language)}</dd>
        <dt>{say("retention.count")}</dt>
        <dd>{numberWords(disposal.count, language)}</dd>
        <dt>{say("retention.disputed")}</dt>
        <dd>{numberWords(disposal.disputed, language)}</dd>
        <dt>{say("retention.step")}</dt>
        <dd>
          <StepMark step={disposal.step} />
        </dd>
        <dt>{say("retention.started")}</dt>
        <dd>{instantWords(disposal.startedAt, language)}</dd>
        <dt>{say("retention.finished")}</dt>
        <dd>
          {disposal.finishedAt === null
            ? say("retention.unfinished")
            : instantWords(disposal.finishedAt, language)}
        </dd>
        <dt>{say("retention.bucket")}</dt>
        <dd>
          <code>
            {disposal.bucket} · {disposal.bucketVersion}
          </code>
        </dd>
        <dt>{say("retention.certificate")}</dt>
        <dd>
          {disposal.certificate === null ? (
            say("retention.certificate-none")
          ) : (
            <code>{disposal.certificate}</code>
          )}
        </dd>
        {disposal.entry === null ? null : (
          <>
            <dt>{say("retention.entry")}</dt>
            <dd>
              <code>{disposal.entry}</code>
            </dd>
          </>
        )}
      </dl>
      {steps.length === 0 ? null : (
        <>
          <h3>{say("retention.steps")}</h3>
          <ol className="disposal-steps">
            {steps.map(({ step, is }) => (
              <li key={step} className={`disposal-step-${is}`}>
                <Icon name={is === "done" ? "tick" : "clock"} size={16} /> {say(`retention.step-${step}`)}
                {is === "done" ? "" : ` (${say(`retention.step-${is}`)})`}
              </li>
            ))}
          </ol>
        </>
      )}
      <h3>{say("retention.receipts")}</h3>
      {disposal.receipts.length === 0 ? (
        <p>{say("retention.receipts-none")}</p>
      ) : (
        <RecordTable
          caption={say("retention.receipts")}
          columns={columns}
          rows={disposal.receipts}
          rowKey={({ owner }) => owner}
        />
      )}
    </Dialog>
  );
}
