import { useStore } from "../platform/store.ts";
import { connection } from "../session/connection.ts";
import { session } from "../session/session.ts";
import { useWords } from "../words/use-words.ts";

/** At most one line under the case bar: the lost connection before the evaluation data. */
export function Banner() {
  const say = useWords();
  const { away } = useStore(connection.state);
  const now = useStore(session);
  if (away) {
    return (
      <p className="banner banner-alert" role="alert">
        {say("shell.reconnecting")}
      </p>
    );
  }
  if (now.state === "in" && now.me.demo) return <p className="banner">{say("shell.demo-banner")}</p>;
  return null;
}
