import type { LiveVisitView } from "@tallenne/contracts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useWords } from "../../words/use-words.ts";

/** Whether both seats were heard a moment ago: icon, word and tint. */
export function Lights({ visit, isLost }: { readonly visit: LiveVisitView; readonly isLost: boolean }) {
  const say = useWords();
  const seats = ["terminal", "supervisor"] as const;
  return (
    <ul className="lights">
      {seats.map((seat) => {
        const light = isLost ? "away" : visit.lights[seat];
        const words = light === "here" ? say(`console.light-here-${seat}`) : say(`console.light-${light}`);
        return (
          <li key={seat}>
            {say(`console.light-${seat}`)}:{" "}
            {light === "here" ? (
              <StatusMark icon="tick" tint="done" words={words} />
            ) : (
              <StatusMark
                icon={light === "away" ? "warning" : "clock"}
                tint={light === "away" ? "alert" : "quiet"}
                words={words}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
