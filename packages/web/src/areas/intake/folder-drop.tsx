import { type DragEvent, useEffect, useRef, useState } from "react";
import type { Answer } from "../../api/client.ts";
import { askAgain, useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { Button } from "../../parts/button.tsx";
import { Note } from "../../parts/note.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { useStore } from "../../platform/store.ts";
import { useWords } from "../../words/use-words.ts";
import { chosenFiles, type DroppedFile, droppedFiles } from "./dropped-files.ts";
import { handFolderOver, handingOver } from "./handing-over.ts";
import { HandedFiles } from "./handed-files.tsx";

type Source = Answer<"listSources">["sources"][number];

/** S-90, a folder of recordings dropped or chosen: handed over in the name of a source, and gone on with after a reload when it is dropped again. */
export function FolderDrop({ unfinished }: { readonly unfinished: number }) {
  const say = useWords();
  const sources = useAnswer("listSources", {});
  return (
    <section aria-labelledby="folder-drop" className="intake-drop">
      <h2 id="folder-drop">{say("intake.folder")}</h2>
      <p>{say("intake.folder-what")}</p>
      <Answered query={sources}>
        {({ sources: all }) =>
          all.length === 0 ? (
            <p>{say("intake.folder-no-source")}</p>
          ) : (
            <Dropping sources={all} unfinished={unfinished} />
          )
        }
      </Answered>
    </section>
  );
}

function Dropping({
  sources,
  unfinished,
}: {
  readonly sources: readonly Source[];
  readonly unfinished: number;
}) {
  const say = useWords();
  const work = useStore(handingOver);
  const [chosen, setChosen] = useState<string>(sources[0]?.id ?? "");
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const source = sources.find(({ id }) => id === chosen);
  useLeaveWarning(work.isRunning);
  const begin = (files: readonly DroppedFile[]) => {
    if (source === undefined || files.length === 0) return;
    void handFolderOver(source.id, files).then(() => askAgain("readIntake"));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void droppedFiles(event.dataTransfer.items).then(begin);
  };
  return (
    <>
      {unfinished > 0 && work.files.length === 0 && !work.isRunning ? (
        <Note tone="warning">{say("intake.folder-unfinished", { n: unfinished })}</Note>
      ) : null}
      <SelectField
        label={say("intake.folder-source")}
        value={chosen}
        onChange={setChosen}
        choices={sources.map(({ id, name }) => ({ value: id, words: name }))}
      />
      <div
        className={isOver ? "intake-drop-place over" : "intake-drop-place"}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <p>{say("intake.folder-drop")}</p>
        <Button variant="secondary" disabled={work.isRunning} onClick={() => input.current?.click()}>
          {say("intake.folder-choose")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          {...{ webkitdirectory: "" }}
          onChange={(event) => {
            if (event.target.files !== null) begin(chosenFiles(event.target.files));
            event.target.value = "";
          }}
        />
      </div>
      <HandedFiles work={work} />
    </>
  );
}

/** Before a page with an upload under way is left the browser asks; what was acknowledged stays in any case. */
function useLeaveWarning(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isRunning]);
}
