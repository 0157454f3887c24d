import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "../../api/failure.ts";
import { civilTime } from "../../format/civil-time.ts";
import { clockWords, dateWords } from "../../format/date-words.ts";
import { isLanguage, languageNames, languages } from "../../format/language.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { CheckField } from "../../parts/check-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { keepSetting } from "../../platform/kept-setting.ts";
import { useStore } from "../../platform/store.ts";
import { Link } from "../../route/link.tsx";
import { go } from "../../route/location.ts";
import { leave, speakFromNowOn } from "../../session/acts.ts";
import { closeTour, isTourClosed, restartTour, tourProgress } from "../../session/tour-progress.ts";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { useOfficeName } from "../visits/offices.ts";
import { GrantTable } from "./grant-table.tsx";
import { KeyTable } from "./key-table.tsx";

/** S-04: rights with end dates, commitment, keys of the player, language, density, signing out. */
export function OwnPage() {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const [density, setDensity] = useState(document.documentElement.dataset["density"] ?? "roomy");
  const out = useMutation({ mutationFn: leave, onSuccess: () => go("/", { replace: true }) });
  const office = useOfficeName(me.office);
  const chooseDensity = (value: string) => {
    document.documentElement.dataset["density"] = value;
    keepSetting("density", value);
    setDensity(value);
  };
  return (
    <Page title={say("own.me-title")} heading={me.name}>
      <dl className="facts">
        <dt>{say("own.me-role")}</dt>
        <dd>{say(`shell.role-${me.role}`)}</dd>
        <dt>{say("own.me-unit")}</dt>
        <dd>{me.unit}</dd>
        <dt>{say("own.me-office")}</dt>
        <dd>{office}</dd>
        <dt>{say("own.me-pseudonym")}</dt>
        <dd>
          <code>{me.person}</code>
        </dd>
      </dl>
      <h2>{say("own.me-grants")}</h2>
      {me.grants.length === 0 ? <p>{say("own.me-grants-none")}</p> : <GrantTable grants={me.grants} />}
      <h2>{say("own.me-commitment")}</h2>
      <p>
        {me.commitment === null
          ? say("own.me-commitment-none")
          : say("own.me-commitment-in-force", {
              version: me.commitment.version,
              date: dateWords(me.commitment.until, language),
            })}{" "}
        <Link to="/commitment">{say("own.me-commitment-read")}</Link>
        {me.commitment === null ? null : (
          <>
            {" · "}
            <Link to="/commitment-text">{say("own.me-commitment-copy")}</Link>
          </>
        )}
      </p>
      <h2>{say("own.me-keys")}</h2>
      <KeyTable />
      <h2>{say("own.me-look")}</h2>
      <div className="form-line">
        <SelectField
          label={say("own.me-language")}
          value={language}
          choices={languages.map((value) => ({ value, words: languageNames[value] }))}
          onChange={(value) => {
            if (isLanguage(value)) void speakFromNowOn(value);
          }}
        />
        <SelectField
          label={say("own.me-density")}
          value={density}
          choices={[
            { value: "roomy", words: say("own.me-density-roomy") },
            { value: "dense", words: say("own.me-density-dense") },
          ]}
          onChange={chooseDensity}
        />
      </div>
      {me.demo ? <TourChoice /> : null}
      <h2>{say("own.me-session")}</h2>
      <p>{say("own.me-session-until", { time: clockWords(civilTime(me.endsAt), language) })}</p>
      {out.isError ? <ProblemNote failure={failureOf(out.error)} /> : null}
      <Button variant="secondary" onClick={() => out.mutate()}>
        {say("own.me-sign-out")}
      </Button>
    </Page>
  );
}

/** Puts the tour of the demonstration away or brings it back from its start. */
function TourChoice() {
  const say = useWords();
  const shown = !isTourClosed(useStore(tourProgress));
  return (
    <CheckField checked={shown} onChange={(wanted) => (wanted ? restartTour() : closeTour())}>
      {say("own.me-tour")}
    </CheckField>
  );
}
