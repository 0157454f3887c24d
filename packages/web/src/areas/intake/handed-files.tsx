import { numberWords } from "../../format/number-words.ts";
import { Button } from "../../parts/button.tsx";
import type { IconName } from "../../parts/icon.tsx";
import { Note } from "../../parts/note.tsx";
import { problemWords } from "../../parts/problem-note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import {
  type FileState,
  forgetHandedOver,
  type HandedFile,
  type HandingOver,
  isDone,
} from "./handing-over.ts";
import { findingWords } from "./finding-words.ts";

type Tint = "plain" | "warning" | "alert" | "done" | "quiet";

const marks: Readonly<Record<FileState, readonly [IconName, Tint]>> = {
  waiting: ["clock", "quiet"],
  uploading: ["clock", "plain"],
  kept: ["tick", "done"],
  known: ["tick", "done"],
  quarantined: ["archive", "warning"],
  refused: ["barrier", "alert"],
  "without-facts": ["archive", "warning"],
  failed: ["warning", "alert"],
};

/** Every recording of the folder with how far it is, and what holds those that are not taken in. */
export function HandedFiles({ work }: { readonly work: HandingOver }) {
  const say = useWords();
  const language = useLanguage();
  const { files, faults, isRunning } = work;
  if (files.length === 0 && faults.length === 0)
    return isRunning ? <output>{say("intake.folder-reading")}</output> : null;
  const done = files.filter(({ state }) => isDone(state)).length;
  const taken = files.filter(({ state }) => state === "kept" || state === "known").length;
  const columns: readonly Column<HandedFile>[] = [
    {
      key: "file",
      words: say("intake.folder-file"),
      header: true,
      renderCell: ({ path }) => <span className="intake-path">{path}</span>,
    },
    {
      key: "progress",
      words: say("intake.folder-progress"),
      renderCell: (file) => <FileProgress file={file} />,
    },
    {
      key: "state",
      words: say("intake.folder-state"),
      renderCell: ({ state }) => {
        const [icon, tint] = marks[state];
        return <StatusMark icon={icon} tint={tint} words={say(`intake.file-${state}`)} />;
      },
    },
    { key: "findings", words: say("intake.findings"), renderCell: (file) => <Findings file={file} /> },
  ];
  return (
    <>
      {files.length === 0 ? null : (
        <RecordTable
          caption={say("intake.folder-files")}
          columns={columns}
          rows={files}
          rowKey={({ path }) => path}
        />
      )}
      {faults.length === 0 ? null : (
        <Note tone="warning">
          <p>{say("intake.folder-faults", { n: faults.length })}</p>
          <ul>
            {faults.slice(0, 20).map(({ code, file, line }) => (
              <li key={`${file}:${line ?? 0}:${code}`}>
                {line === undefined
                  ? `${file}: ${say(`intake.fault-${code}`)}`
                  : `${say("intake.folder-line", { file, line })}: ${say(`intake.fault-${code}`)}`}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <output className="intake-standing">
        {say(isRunning ? "intake.folder-going" : "intake.folder-ended", {
          done: numberWords(isRunning ? done : taken, language),
          n: numberWords(files.length, language),
        })}
      </output>
      {isRunning ? null : (
        <Button variant="plain" onClick={forgetHandedOver}>
          {say("intake.folder-forget")}
        </Button>
      )}
    </>
  );
}

function FileProgress({ file }: { readonly file: HandedFile }) {
  const say = useWords();
  const { path, size, sent } = file;
  const percent = size === 0 ? 0 : Math.floor((sent / size) * 100);
  return (
    <span className="intake-progress">
      <progress max={100} value={percent} aria-label={say("intake.folder-progress-of", { file: path })} />
      <span>{percent} %</span>
    </span>
  );
}

function Findings({ file }: { readonly file: HandedFile }) {
  const say = useWords();
  const language = useLanguage();
  const { failure, findings } = file;
  const known = new Map(findings.map((one) => [`${one.code} ${one.pointer ?? ""}`, one]));
  return (
    <ul className="intake-acts">
      {failure === undefined ? null : <li>{problemWords(failure, say, language)}</li>}
      {[...known].map(([key, { code, pointer }]) => (
        <li key={key}>
          {findingWords(code, say)} {pointer === undefined ? null : <code>{pointer}</code>}
        </li>
      ))}
    </ul>
  );
}
