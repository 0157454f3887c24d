import { positionDigits } from "../../format/duration-words.ts";
import { useStore } from "../../platform/store.ts";
import { formsOf } from "./citizen-words.ts";
import type { Looks } from "./looks.ts";
import type { Seat } from "./seat.ts";

/** What became of the citizen's last request: taken, then seen by the officer. */
export function Asked({ seat, looks }: { readonly seat: Seat; readonly looks: Looks }) {
  const { asked, state } = useStore(seat.view);
  const last = state?.asks.findLast(({ kind }) => kind === asked?.kind);
  const words =
    asked === undefined
      ? ""
      : last?.acknowledged === true
        ? looks.tell("seen")
        : looks.tell(`asked-${asked.kind}`, { time: positionDigits(asked.at, formsOf(looks.language)) });
  return <output className="asked">{words}</output>;
}
