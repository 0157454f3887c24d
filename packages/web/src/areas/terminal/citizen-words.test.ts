import { describe, expect, test } from "@jest/globals";
import words from "./citizen-words.json";
import { citizenLanguages, type CitizenWord, tellIn } from "./citizen-words.ts";

// The words of the states for citizens (screens 3.3), word by word: fi, plain Finnish, sv, en. A change here is a change there.
const states = {
  idle: [
    "Kuuntelupiste. Aloita koskettamalla.",
    "Täällä voit kuunnella oman puhelusi. Paina Aloita.",
    "Lyssningsplats. Tryck för att börja.",
    "Listening point. Touch to start.",
  ],
  code: [
    "Näytä koodi virkailijalle.",
    "Näytä nämä numerot työntekijälle.",
    "Visa koden för personalen.",
    "Show this code to the officer.",
  ],
  "rules-1": [
    "Sinä ohjaat kuuntelua. Voit pysäyttää milloin vain.",
    "Sinä päätät, milloin ääni alkaa ja loppuu.",
    "Du styr själv och kan stoppa när som helst.",
    "You are in control. Stop whenever you like.",
  ],
  "rules-2": [
    "Virkailija on huoneessa mutta ei kuule puhelua. Kuunnellut kohdat kirjataan.",
    "Työntekijä on huoneessa. Hän ei kuule puhelua. Laite merkitsee muistiin, mitä kuuntelit.",
    "Personalen är i rummet men hör inte samtalet. De delar du spelar upp antecknas.",
    "The officer is in the room but cannot hear the call. The parts you play are recorded.",
  ],
  "rules-3": [
    "Saat pyynnöstä jäljennöksen. Älä kuvaa muita ihmisiä.",
    "Voit saada puhelun mukaasi. Pyydä sitä. Älä kuvaa muita ihmisiä.",
    "Du får en kopia om du ber om den. Filma inte andra.",
    "You can have a copy if you ask. Please do not film others.",
  ],
  paused: [
    "Virkailija keskeytti toiston. Odota hetki.",
    "Työntekijä pysäytti äänen. Odota hetki.",
    "Personalen pausade uppspelningen. Vänta en stund.",
    "The officer paused playback. Please wait.",
  ],
  away: [
    "Virkailija ei ole paikalla. Voit jatkaa, kun hän palaa.",
    "Työntekijä ei ole paikalla. Odota, että hän tulee takaisin.",
    "Personalen är inte på plats. Du kan fortsätta när någon är tillbaka.",
    "The officer is away. You can go on when they return.",
  ],
  lost: [
    "Yhteys katkesi ja ääni pysähtyi. Virkailija auttaa.",
    "Ääni pysähtyi. Laite ei toimi nyt. Työntekijä auttaa sinua.",
    "Förbindelsen bröts och ljudet stannade. Personalen hjälper dig.",
    "The connection was lost and the sound stopped. The officer will help.",
  ],
  end: [
    "Kuuntelu päättyi. Laitteelle ei jäänyt tietojasi. Voit valittaa tietosuojavaltuutetulle; ohje on saamassasi paperissa.",
    "Kuuntelu loppui. Laitteessa ei ole enää tietojasi. Voit valittaa tietosuojavaltuutetulle. Ohje on paperissa.",
    "Uppspelningen är slut. Inga uppgifter finns kvar på enheten. Du kan klaga hos dataombudsmannen; anvisningen finns på pappret.",
    "Listening has ended. No data remain on this device. You can complain to the Data Protection Ombudsman; see your paper.",
  ],
} as const satisfies Partial<Record<CitizenWord, readonly string[]>>;

describe("what the terminal says to the citizen", () => {
  test.each(Object.entries(states))("the state %s has exactly the words agreed", (word, forms) => {
    expect(citizenLanguages.map((language) => tellIn(language)(word as CitizenWord))).toEqual(forms);
  });

  test.each(Object.entries(words))(
    "%s has words in fi, plain Finnish, sv and en with the same places",
    (_, forms) => {
      expect(forms).toHaveLength(4);
      const places = forms.map((form) => (form.match(/\{[a-z]+\}/g) ?? []).toSorted());
      for (const form of forms) expect(form).toMatch(/\S/);
      for (const one of places) expect(one).toEqual(places[0]);
    },
  );

  test("29: no sentence of plain Finnish is longer than twelve words, none speaks of a virkailija", () => {
    const sentences = Object.values(words).flatMap(([, selko = ""]) => selko.split(/[.!?…:]\s*/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 12)).toEqual([]);
    expect(sentences.filter((sentence) => /virkailija/i.test(sentence))).toEqual([]);
  });

  test("a place that is not given stays visible for whoever tests the page", () => {
    expect(tellIn("fi")("clock-was", { time: "13.23" })).toBe("kello oli 13.23");
    expect(tellIn("fi")("clock-was")).toBe("kello oli {time}");
  });
});
