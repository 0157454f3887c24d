import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../words/use-words.ts";
import { UnderWay } from "./under-way.tsx";

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Wider than a form needs. */
  readonly wide?: boolean;
}

/** A native modal dialog: Esc closes it, the focus returns to what opened it. It is in the page only while it is open. */
export function Dialog({ title, children, onClose, wide = false }: DialogProps) {
  const say = useWords();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        // A dialog on top of this one, or its picker of files, was cancelled: this one stays.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain-button" onClick={onClose}>
          {say("shell.close")}
        </button>
      </div>
      {children}
      <UnderWay inDialog />
    </dialog>
  );
}
