import { useEffect } from "react";
import type { Bar } from "../bar.ts";
import { Frame } from "../frame.tsx";
import { Key } from "../key.tsx";
import type { Seat } from "../seat.ts";

interface FinishPageProps {
  readonly seat: Seat;
  readonly bar: Bar;
  readonly onClose: () => void;
}

/** Asks once more: an end cannot be taken back. */
export function FinishPage({ seat, bar, onClose }: FinishPageProps) {
  const { tell } = bar.looks;
  useEffect(() => {
    if (seat.hearing.heard.get().phase !== "still") seat.hearing.stop();
  }, [seat]);
  return (
    <Frame page="t4-finish" title={tell("finish-ask")} {...bar}>
      <p>{tell("finish-means")}</p>
      <div className="keys keys-two">
        <Key look="main" onPress={onClose}>
          {tell("go-on")}
        </Key>
        <Key onPress={seat.finish}>{tell("finish")}</Key>
      </div>
    </Frame>
  );
}
