import { languages } from "../format/language.ts";
import { useStore } from "../platform/store.ts";
import { Link } from "../route/link.tsx";
import { location } from "../route/location.ts";
import { currentPlace, navigationOf } from "../route/navigation.ts";
import { speakFromNowOn } from "../session/acts.ts";
import { session } from "../session/session.ts";
import { useLanguage, useWords } from "../words/use-words.ts";
import { Banner } from "./banner.tsx";
import { PersonMenu } from "./person-menu.tsx";

const ownNames = { fi: "Suomeksi", sv: "På svenska", en: "In English" } as const;

/** The first line of every page: product, the role's links, languages, help, person. */
export function TopLine() {
  const say = useWords();
  const language = useLanguage();
  const now = useStore(session);
  const { path } = useStore(location);
  const places = now.state === "in" ? navigationOf(now.me.role) : [];
  const here = currentPlace(places, path);
  return (
    <header className="top">
      <div className="top-line">
        <Link to="/" className="brand">
          Tallenne
        </Link>
        {now.state === "in" ? (
          <nav aria-label={say("shell.navigation")} className="top-links">
            <ul>
              {places.map((place) => (
                <li key={place.path}>
                  <Link to={place.path} current={place === here}>
                    {say(place.words)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div className="top-end">
          <ul className="languages" aria-label={say("shell.languages")}>
            {languages.map((other) => (
              <li key={other}>
                <button
                  type="button"
                  lang={other}
                  className="plain-button"
                  aria-label={`${other.toUpperCase()}, ${ownNames[other]}`}
                  aria-pressed={other === language}
                  onClick={() => void speakFromNowOn(other)}
                >
                  {other.toUpperCase()}
                </button>
              </li>
            ))}
          </ul>
          <Link to="/help">{say("shell.help")}</Link>
          {now.state === "in" ? <PersonMenu me={now.me} /> : null}
          {now.state === "out" && path !== "/sign-in" ? (
            <Link to="/sign-in">{say("shell.sign-in")}</Link>
          ) : null}
        </div>
      </div>
      <Banner />
    </header>
  );
}
