import { Link } from "../route/link.tsx";
import { useWords } from "../words/use-words.ts";

export function Footer() {
  const say = useWords();
  return (
    <footer className="footer">
      <nav aria-label={say("shell.footer")}>
        <ul>
          <li>
            <Link to="/help">{say("shell.help")}</Link>
          </li>
          <li>
            <Link to="/saavutettavuusseloste">{say("shell.accessibility")}</Link>
          </li>
          <li>
            <Link to="/help#palaute">{say("shell.feedback")}</Link>
          </li>
          <li>
            <Link to="/help#tietosuoja">{say("shell.privacy")}</Link>
          </li>
          <li>{say("shell.version", { version: import.meta.env.TALLENNE_VERSION })}</li>
        </ul>
      </nav>
    </footer>
  );
}
