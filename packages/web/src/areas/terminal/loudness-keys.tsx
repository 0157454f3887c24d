import { useStore } from "../../platform/store.ts";
import type { Tell } from "./citizen-words.ts";
import { loudest } from "./hearing.ts";
import { Key } from "./key.tsx";
import type { Seat } from "./seat.ts";

/** Quieter and louder, with ten marks between them. */
export function LoudnessKeys({ seat, tell }: { readonly seat: Seat; readonly tell: Tell }) {
  const { loudness } = useStore(seat.hearing.heard);
  return (
    <fieldset className="group" aria-label={tell("loudness")}>
      <span className="group-name" aria-hidden="true">
        {tell("loudness")}
      </span>
      <Key look="sign" onPress={() => seat.hearing.loudness(loudness - 1)} label={tell("quieter")}>
        −
      </Key>
      <span className="bars" aria-hidden="true">
        {Array.from({ length: loudest }, (_, place) => (
          <span key={place} className={place < loudness ? "bar bar-on" : "bar"} />
        ))}
      </span>
      <output className="unseen">{tell("loudness-is", { n: loudness })}</output>
      <Key look="sign" onPress={() => seat.hearing.loudness(loudness + 1)} label={tell("louder")}>
        +
      </Key>
    </fieldset>
  );
}
