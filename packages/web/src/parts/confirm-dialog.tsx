import type { ReactNode } from "react";
import type { Failure } from "../api/failure.ts";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ProblemNote } from "./problem-note.tsx";
import "./confirm-dialog.css";

interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, with its counts. */
  readonly children: ReactNode;
  /** Words of the act, never only yes. */
  readonly act: string;
  readonly ready?: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The second press of an act that cannot be undone: says what it does before it is done. */
export function ConfirmDialog({
  title,
  children,
  act,
  ready = true,
  failure,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const say = useWords();
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="confirm-words">{children}</div>
      {failure === null ? null : <ProblemNote failure={failure} />}
      <div className="buttons">
        <Button
          disabled={!ready}
          onClick={() => {
            if (ready) onConfirm();
          }}
        >
          {act}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {say("shell.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
