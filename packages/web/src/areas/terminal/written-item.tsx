import { civilTime } from "../../format/civil-time.ts";
import { clockDigits } from "../../format/date-words.ts";
import { maskedParts } from "../contacts/masked-parts.ts";
import { formsOf } from "./citizen-words.ts";
import type { Heard } from "./hearing.ts";
import { Key } from "./key.tsx";
import type { Looks } from "./looks.ts";

interface WrittenItemProps {
  readonly heard: Heard;
  readonly looks: Looks;
  readonly onShow: () => void;
  readonly onHide: () => void;
}

/** A chat, mail or form in the player's place: shown by a press, hidden by another. */
export function WrittenItem({ heard, looks, onShow, onHide }: WrittenItemProps) {
  const { tell } = looks;
  const { text, phase } = heard;
  const language = formsOf(looks.language);
  if (text === undefined)
    return (
      <div className="keys">
        <Key look="main" onPress={onShow}>
          {tell(phase === "still" ? "text-show" : "opening")}
        </Key>
      </div>
    );
  return (
    <>
      <div className="written">
        {text.subject === undefined ? null : <h2>{text.subject}</h2>}
        {text.messages.map((message, place) => (
          <p key={place}>
            <strong>
              {tell(message.from === "customer" ? "you" : "adviser")}
              {message.at === undefined ? "" : ` ${clockDigits(timeOf(message.at), language)}`}
            </strong>{" "}
            <Words text={message.text} looks={looks} />
          </p>
        ))}
        {text.fields.map(({ name, text: words }) => (
          <p key={name}>
            <Words text={words} looks={looks} />
          </p>
        ))}
      </div>
      <div className="line">
        <Key onPress={onHide}>{tell("text-hide")}</Key>
      </div>
    </>
  );
}

function timeOf(instant: string) {
  const { hour, minute } = civilTime(instant);
  return { hour, minute };
}

function Words({ text, looks }: { readonly text: string; readonly looks: Looks }) {
  return maskedParts(text).map(({ at, words, mask }) => (
    <span key={at}>{mask === undefined ? words : looks.tell("masked")}</span>
  ));
}
