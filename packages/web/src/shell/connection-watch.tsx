import { useEffect } from "react";
import { call } from "../api/client.ts";
import { after, now, type Stop } from "../platform/clock.ts";
import { useStore } from "../platform/store.ts";
import { connection } from "../session/connection.ts";

const waits = [1000, 2000, 5000, 10_000] as const;

/** While the server does not answer, asks it again after 1, 2, 5, 10, 10… seconds, by a question that counts as nobody's use. */
export function ConnectionWatch() {
  const { away } = useStore(connection.state);
  useEffect(() => {
    const lost = () => connection.lost(now());
    window.addEventListener("offline", lost);
    return () => window.removeEventListener("offline", lost);
  }, []);
  useEffect(() => {
    if (!away) return undefined;
    let stop: Stop = () => undefined;
    const ask = (tries: number): void => {
      stop = after(waits[Math.min(tries, waits.length - 1)] ?? 10_000, () => {
        call("readFirstStart", {}).catch(() => ask(tries + 1));
      });
    };
    ask(0);
    return () => stop();
  }, [away]);
  return null;
}
