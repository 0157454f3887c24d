import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { typedPosition } from "../format/typed-position.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useWords } from "../words/use-words.ts";

interface GoToDialogProps {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly onGo: (at: number) => void;
  readonly onClose: () => void;
}

/** A place typed as `2.10` or as a time of day. */
export function GoToDialog({ startedAt, durationMs, onGo, onClose }: GoToDialogProps) {
  const say = useWords();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<"unreadable" | "outside">();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const place = typedPosition(typed, { startedAt, durationMs });
    if ("wrong" in place) {
      setWrong(place.wrong);
      field.current?.focus();
      return;
    }
    onGo(place.ms);
  };
  return (
    <Dialog title={say("player.go-to")} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label={say("player.go-to-field")}
          hint={say("player.go-to-hint")}
          name="place"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setWrong(undefined);
          }}
          error={wrong === undefined ? undefined : say(`player.go-to-${wrong}`)}
          maxLength={16}
          ref={field}
        />
        <Button type="submit">{say("player.go")}</Button>
      </form>
    </Dialog>
  );
}
