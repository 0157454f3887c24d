import { useStore } from "../platform/store.ts";
import { connection } from "../session/connection.ts";
import { session } from "../session/session.ts";
import { useWords } from "../words/use-words.ts";

/**
 * At most one line under the case bar: the lost connection before the evaluation data. It is said when the listener pauses: what the loss stops by
 * force, such as sound, says so itself in the one alert (screens, acceptance 20).
 */
export function Banner() {
  const say = useWords();
  const { away } = useStore(connection.state);
  const now = useStore(session);
  if (away) {
    return <output className="banner banner-alert">{say("shell.reconnecting")}</output>;
  }
  if (now.state === "in" && now.me.demo) return <p className="banner">{say("shell.demo-banner")}</p>;
  return null;
}
