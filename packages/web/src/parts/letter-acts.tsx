import { useMutation } from "@tanstack/react-query";
import { Failure } from "../api/failure.ts";
import { digestOf } from "../platform/digest-of.ts";
import { saveFile } from "../platform/save-file.ts";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";
import { letterDocumentOf, letterFileName, type LetterName, type LetterText } from "./letter-text.ts";
import { makeLetter } from "./make-letter.ts";
import { Note } from "./note.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { languageOf, type Sender } from "./sender.ts";

/** A letter that can be made as a file, and whom to tell before it is saved. */
export interface LetterFile {
  readonly name: LetterName;
  /**
   * Has the digest of the file written into the ledger. Rejects with `Failure`; then nothing is saved. Left out for a paper about nobody, whose reading is in the
   * ledger already.
   */
  readonly note?: (file: {
    readonly language: "fi" | "selko" | "sv" | "en";
    readonly digest: string;
  }) => Promise<unknown>;
}

/** Print it, or have it as a file. The ledger knows the file before it is saved. */
export function LetterActs({
  letter,
  sender,
  file,
}: {
  readonly letter: LetterText;
  readonly sender: Sender;
  readonly file: LetterFile;
}) {
  const say = useWords();
  const save = useMutation({
    mutationFn: async () => {
      const made = await makeLetter(letterDocumentOf(letter, sender));
      const { lang } = letter;
      const language = lang === "fi-x-selko" ? "selko" : languageOf(lang);
      await file.note?.({ language, digest: await digestOf(made) });
      saveFile(letterFileName(letter, file.name), made);
    },
  });
  return (
    <div className="letter-acts unprinted">
      <Button variant="secondary" onClick={() => window.print()}>
        {say("shell.letter-print")}
      </Button>
      <Button variant="secondary" disabled={save.isPending} onClick={() => save.mutate()}>
        {say(save.isPending ? "shell.letter-making" : "shell.letter-save")}
      </Button>
      <output>
        {save.isSuccess
          ? say(file.note === undefined ? "shell.letter-saved-plain" : "shell.letter-saved")
          : ""}
      </output>
      {save.isError ? <Failed failure={save.error} /> : null}
    </div>
  );
}

function Failed({ failure }: { readonly failure: Error }) {
  const say = useWords();
  if (failure instanceof Failure) return <ProblemNote failure={failure} />;
  const missing = "characters" in failure && Array.isArray(failure.characters) ? failure.characters : [];
  if (missing.length === 0) return <Note tone="warning">{say("shell.letter-failed")}</Note>;
  return (
    <Note tone="warning">
      {say("shell.letter-unprintable", { characters: missing.map(String).join(" ") })}
    </Note>
  );
}
