import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type LetterDocument, letterPdf, type Weight } from "./index.ts";
import { readPdf } from "./read-pdf.ts";

// The reader of PDF is large, and two cores are shared.
jest.setTimeout(60_000);

const file = (part: string, weight: number) =>
  readFileSync(
    join(
      __dirname,
      `../node_modules/@fontsource/source-sans-3/files/source-sans-3-${part}-${weight}-normal.woff`,
    ),
  );
const subsets = ["latin", "latin-ext", "vietnamese", "cyrillic", "greek"];
let typeface: Weight;
beforeAll(() => {
  typeface = {
    regular: subsets.map((part) => file(part, 400)),
    semibold: subsets.map((part) => file(part, 600)),
  };
});

const letter = (more: Partial<LetterDocument> = {}): LetterDocument => ({
  lang: "fi",
  title: "Vastaus pyyntöönne, asiatunnus T-9F3C-7",
  from: "Esimerkkilän työllisyysviranomainen",
  number: "T-9F3C-7",
  on: "2026-11-26",
  day: "26.11.2026",
  parts: [
    { kind: "paragraph", text: "Pyysitte 2.11.2026 saada tutustua tietoihinne." },
    { kind: "heading", text: "1. Puhelutallenteet" },
    { kind: "list", items: ["Ratkaisu: annetaan kokonaan", "Säilytetään: 2.4.2027 saakka"] },
    { kind: "facts", rows: [["Tarkistuskoodi", "9F86-D081-884C"]] },
  ],
  sender: [["Rekisterinpitäjä", "Esimerkkilän työllisyysviranomainen, Kirjaamo"]],
  ...more,
});
const paragraphs = (count: number): LetterDocument["parts"] =>
  Array.from({ length: count }, (_, at) => ({
    kind: "paragraph",
    text: `Kappale ${at + 1}. ${"Sanoja on monta ja ne jatkuvat seuraavalle riville. ".repeat(5)}`,
  }));
const read = async (more: Partial<LetterDocument> = {}) => readPdf(await letterPdf(letter(more), typeface));
const digest = async (more: Partial<LetterDocument> = {}) =>
  createHash("sha256")
    .update(await letterPdf(letter(more), typeface))
    .digest("hex");

describe("a letter as a file", () => {
  test("says every word of it, in order, with the day above and the sender under it", async () => {
    const { words } = await read();
    const said = [
      "26.11.2026",
      "Vastaus pyyntöönne, asiatunnus T-9F3C-7",
      "Pyysitte 2.11.2026 saada tutustua tietoihinne.",
      "1. Puhelutallenteet",
      "Ratkaisu: annetaan kokonaan",
      "Säilytetään: 2.4.2027 saakka",
      "Tarkistuskoodi",
      "9F86-D081-884C",
      "Rekisterinpitäjä",
    ];
    const places = said.map((one) => words.indexOf(one));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("the letters of Finland, Sweden, the Sámi and the rest of Europe are all there", async () => {
    const names = "Öörni Åström Žižek Čáŋŧŧet Đorđe Łukasz Nguyễn Ελένη Кирилл š ž – ” € §";
    expect((await read({ parts: [{ kind: "paragraph", text: names }] })).words).toContain(names);
    // Typed as a letter and a mark, it is the same letter.
    const apart = await read({ parts: [{ kind: "paragraph", text: "Ha\u0308ma\u0308la\u0308inen" }] });
    expect(apart.words).toContain("Hämäläinen");
  });

  test("what the typeface lacks makes no letter with a box in it: the characters are named", async () => {
    const parts = [{ kind: "paragraph", text: "Pyyntö 你好, 你" }] as const;
    await expect(letterPdf(letter({ parts }), typeface)).rejects.toMatchObject({
      code: "unprintable",
      characters: ["你", "好"],
    });
  });

  test("the same letter is the same bytes; one word more is another file", async () => {
    expect(await digest()).toBe(await digest());
    expect(await digest()).not.toBe(await digest({ title: "Vastaus pyyntöönne, asiatunnus T-9F3C-8" }));
  });

  test("T-C4 it is tagged, speaks its language, has a title, and claims PDF/A-3a and PDF/UA-1 with the schema that allows both", async () => {
    const { title, lang, isTagged, claims, pages } = await read({ lang: "fi-x-selko" });
    expect([title, lang, isTagged]).toEqual(["Vastaus pyyntöönne, asiatunnus T-9F3C-7", "fi-x-selko", true]);
    for (const claim of [
      "<pdfaid:part>3</pdfaid:part>",
      "<pdfaid:conformance>A</pdfaid:conformance>",
      "<pdfuaid:part>1</pdfuaid:part>",
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    ])
      expect(claims).toContain(claim);
    expect(pages[0]?.roles.join(" ")).toBe(
      "Document P H1 P H2 L LI Lbl LBody LI Lbl LBody L LI Lbl LBody L LI Lbl LBody",
    );
  });

  test("a long letter goes on over A4 pages; each says who sends it, its number and which page of how many it is", async () => {
    const { pages, words } = await read({ parts: paragraphs(24) });
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
      const head = page.placed.filter(({ foot }) => foot > 770).map(({ text }) => text);
      const joined = head.join("");
      expect(joined).toContain("Esimerkkilän työllisyysviranomainen");
      expect(joined).toContain(`T-9F3C-7    ${at + 1} (${pages.length})`.replaceAll(/\s+/g, " "));
    }
    for (let at = 1; at <= 24; at += 1) expect(words).toContain(`Kappale ${at}.`);
  });

  test("no line leaves the page: long names, addresses and codes are broken", async () => {
    const long = "Wolfeschlegelsteinhausenbergerdorff".repeat(4);
    const { pages, words } = await read({
      title: `Päätös ${long}`,
      parts: [
        { kind: "paragraph", text: `Sähköposti ${"osoite.".repeat(30)}fi ja pitkä sana ${long}.` },
        { kind: "list", numbered: true, items: [long, "lyhyt"] },
        { kind: "facts", rows: [[`Valtuutettu${long}`, `${long} Koivuranta`]] },
        ...paragraphs(3),
      ],
      sender: [["Sähköposti", `${"kirjaamo".repeat(20)}@esimerkki.example`]],
    });
    for (const { placed, width } of pages)
      for (const { text, left, right, foot } of placed.filter((one) => one.text.trim() !== "")) {
        expect([text, left >= 69, right <= width - 50, foot > 40]).toEqual([text, true, true, true]);
      }
    expect(words.replaceAll(" ", "")).toContain(`${long}Koivuranta`);
  });

  test("what is enclosed travels inside", async () => {
    const enclosures = [
      {
        name: "T-9F3C-7-1.json",
        description: "Todistuksen sisältö",
        type: "application/json",
        text: '{"v":1}',
      },
    ] as const;
    expect((await read({ enclosures })).enclosed).toEqual({ "T-9F3C-7-1.json": '{"v":1}' });
  });
});
