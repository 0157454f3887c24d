import type { Tell } from "./citizen-words.ts";
import { speeds } from "./hearing.ts";
import { Key } from "./key.tsx";

interface SpeedKeysProps {
  readonly speed: number;
  readonly tell: Tell;
  readonly onSpeed: (speed: number) => void;
}

const words = { 0.75: "speed-slow", 1: "speed-normal", 1.25: "speed-fast" } as const;

/** Slower, as it was spoken, faster; the pitch stays. */
export function SpeedKeys({ speed, tell, onSpeed }: SpeedKeysProps) {
  return (
    <fieldset className="group" aria-label={tell("speed")}>
      <span className="group-name" aria-hidden="true">
        {tell("speed")}
      </span>
      {speeds.map((one) => (
        <Key key={one} pressed={one === speed} onPress={() => onSpeed(one)}>
          {tell(words[one])}
        </Key>
      ))}
    </fieldset>
  );
}
