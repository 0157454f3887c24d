import { expect, test } from "@jest/globals";
import shell from "./shell.json";
import player from "./player.json";

// The words of the states stand in the design of the screens, word by word; a change here is a change there.
test("the state words for staff are exactly those agreed", () => {
  expect(shell.unknown).toEqual([
    "Kohdetta ei ole, tai sinulla ei ole oikeutta nähdä sitä.",
    "Objektet finns inte, eller så har du inte rätt att se det.",
    "It does not exist, or you may not see it.",
  ]);
  expect(shell["last-day"]).toEqual([
    "Viimeinen päivä: poistetaan keskiyöllä.",
    "Sista dagen: raderas vid midnatt.",
    "Last day: deleted at midnight.",
  ]);
  expect(shell["no-ledger"][0]).toBe("Ei voi avata: käyttöä ei voida kirjata. Uusi yritys {n} s kuluttua.");
  expect(shell.offline[1]).toBe("Förbindelsen bröts. Uppspelningen stoppades.");
  expect(shell.lapse[2]).toBe("Your commitment is not in force. Playback stopped.");
  expect(shell.ended[0]).toBe("Istunto päättyi. Kirjaudu uudelleen.");
  expect(shell.purpose[0]).toBe("Käyttötarkoitus vaihtui. Tulokset tyhjennettiin.");
  expect(player.end).toEqual(["Tallenne päättyi", "Inspelningen är slut", "End of recording"]);
});
