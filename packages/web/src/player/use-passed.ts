import { useEffect, useState } from "react";
import { call } from "../api/client.ts";
import { every } from "../platform/clock.ts";

/**
 * True once the archive's calendar has passed the last day of what is open. On the last day itself it is asked every second, before it every four:
 * a demonstration's calendar may run a day in a second.
 */
export function usePassed(lastDay: string | undefined): boolean {
  const [passed, setPassed] = useState<string>();
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (lastDay === undefined) return undefined;
    const learn = (today: string): void => {
      setNear(today >= lastDay);
      if (today > lastDay) setPassed(lastDay);
    };
    // A question that finds nobody is asked again anyway; the connection's own watch tells the person.
    const ask = (): void => void archiveToday().then(learn, () => undefined);
    ask();
    return every(near ? 1000 : 4000, ask);
  }, [lastDay, near]);
  return lastDay !== undefined && passed === lastDay;
}

/** The door tells it with little work; where it does not, the policy does. */
async function archiveToday(): Promise<string> {
  const { today } = await call("readFirstStart", {});
  return today ?? (await call("readRegisters", {})).today;
}
