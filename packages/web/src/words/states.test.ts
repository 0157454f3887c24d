import { expect, test } from "@jest/globals";
import shell from "./shell.json";
import player from "./player.json";

// The words of the states for staff (screens 3.2), word by word; a change here is a change there. The design names some places otherwise:
// {syy} is {reason}, {rooli} and {roll} are {role}, {pvm} and {datum} are {date}.
const states = {
  loading: ["Haetaan…", "Hämtar…", "Fetching…"],
  none: ["Täällä ei ole vielä mitään.", "Här finns inget ännu.", "Nothing here yet."],
  empty: [
    "Näillä rajauksilla ei löydy mitään.",
    "Inget motsvarar avgränsningen.",
    "Nothing matches these filters.",
  ],
  error: [
    "Toiminto ei onnistunut. Yritä uudelleen. Virhetunnus {id}.",
    "Det lyckades inte. Försök igen. Felkod {id}.",
    "That did not work. Try again. Error {id}.",
  ],
  unknown: [
    "Kohdetta ei ole, tai sinulla ei ole oikeutta nähdä sitä.",
    "Objektet finns inte, eller så har du inte rätt att se det.",
    "It does not exist, or you may not see it.",
  ],
  refused: [
    "Ei sallittu: {reason}. Apua: {role}.",
    "Inte tillåtet: {reason}. Hjälp: {role}.",
    "Not allowed: {reason}. Help: {role}.",
  ],
  own: [
    "Olet itse osallisena. Tietosuojavastaava sai tiedon.",
    "Du är själv part. Dataskyddsombudet har fått besked.",
    "You are a party to this. The data protection officer has been told.",
  ],
  "last-day": [
    "Viimeinen päivä: poistetaan keskiyöllä.",
    "Sista dagen: raderas vid midnatt.",
    "Last day: deleted at midnight.",
  ],
  purging: [
    "Säilytysaika päättyi. Poistetaan parhaillaan.",
    "Bevaringstiden har gått ut. Raderas nu.",
    "Retention has ended. Being deleted now.",
  ],
  gone: [
    "Poistettu {date}, säilytysaika päättyi.",
    "Raderad {date}, bevaringstiden gick ut.",
    "Deleted on {date}, retention ended.",
  ],
  "no-ledger": [
    "Ei voi avata: käyttöä ei voida kirjata. Uusi yritys {n} s kuluttua.",
    "Kan inte öppnas: användningen kan inte loggas. Nytt försök om {n} s.",
    "Cannot be opened: its use cannot be logged. Retrying in {n} s.",
  ],
  offline: [
    "Yhteys katkesi. Toisto pysäytettiin.",
    "Förbindelsen bröts. Uppspelningen stoppades.",
    "Connection lost. Playback stopped.",
  ],
  "idle-soon": [
    "Istunto päättyy 2 minuutin kuluttua.",
    "Sessionen avslutas om 2 minuter.",
    "Your session ends in 2 minutes.",
  ],
  ended: [
    "Istunto päättyi. Kirjaudu uudelleen.",
    "Sessionen avslutades. Logga in på nytt.",
    "Your session ended. Sign in again.",
  ],
  lapse: [
    "Vaitiolositoumus ei ole voimassa. Toisto pysäytettiin.",
    "Sekretessförbindelsen gäller inte. Uppspelningen stoppades.",
    "Your commitment is not in force. Playback stopped.",
  ],
  purpose: [
    "Käyttötarkoitus vaihtui. Tulokset tyhjennettiin.",
    "Ändamålet byttes. Resultaten rensades.",
    "The purpose changed. Results were cleared.",
  ],
} as const;

test.each(Object.entries(states))(
  "the state %s has exactly the words agreed, in fi, sv, en",
  (key, words) => {
    expect(shell[key as keyof typeof states]).toEqual(words);
  },
);

test("what the player says (screens 4) has exactly the words agreed", () => {
  expect(player.end).toEqual(["Tallenne päättyi", "Inspelningen är slut", "End of recording"]);
});
