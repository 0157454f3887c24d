import { useMutation } from "@tanstack/react-query";
import { type Answer, type Asking, callForBytes } from "../../api/client.ts";
import type { Failure } from "../../api/failure.ts";
import { Icon } from "../../parts/icon.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { after } from "../../platform/clock.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { sizeWords } from "./size-words.ts";

type Attachment = Answer<"readText">["attachments"][number];

interface AttachmentListProps {
  readonly params: Omit<Asking<"readAttachment">["params"], "part">;
  readonly attachments: readonly Attachment[];
}

/** Attachments as files to save: none is ever opened in the page. */
export function AttachmentList({ params, attachments }: AttachmentListProps) {
  const say = useWords();
  const language = useLanguage();
  const save = useMutation<void, Failure, Attachment>({
    mutationFn: async ({ part, name }) => {
      const response = await callForBytes("readAttachment", { params: { ...params, part } });
      saveAs(await response.blob(), name);
    },
  });
  if (attachments.length === 0) return null;
  return (
    <>
      <h3>{say("contacts.attachments")}</h3>
      <p className="quiet">{say("contacts.attachment-note")}</p>
      <ul className="files">
        {attachments.map((attachment) => (
          <li key={attachment.part}>
            <button
              type="button"
              className="plain-button"
              disabled={save.isPending}
              onClick={() => save.mutate(attachment)}
            >
              <Icon name="download" size={16} />
              {say("contacts.attachment-save", {
                name: attachment.name,
                size: sizeWords(attachment.length, { say, language }),
              })}
            </button>
          </li>
        ))}
      </ul>
      {save.isError ? <ProblemNote failure={save.error} /> : null}
      <output>{save.isSuccess ? say("contacts.attachment-saved") : ""}</output>
    </>
  );
}

/** Offered under its name as sent, as bytes without a type of the sender's choosing. */
function saveAs(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  after(10_000, () => URL.revokeObjectURL(address));
}
