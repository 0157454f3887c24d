import { useState } from "react";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";

/** A text to take along, such as a one-time link: shown whole, copied by a press. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const say = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className="copy">
      <p className="label">{label}</p>
      <code className="copy-text">{text}</code>
      <Button
        variant="secondary"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => setCopied(true));
        }}
      >
        {say("shell.copy")}
      </Button>
      <output>{copied ? say("shell.copied") : ""}</output>
    </div>
  );
}
