/** The family of a problem: refusals are listed by operations and tested, unavailable may be tried again, a defect says nothing. */
export type ProblemFamily = "refusal" | "unavailable" | "defect";

interface ProblemWords {
  readonly status: number;
  readonly family: ProblemFamily;
  /** Who can help: a role word for the page, see `screens` "Apua". */
  readonly ask:
    | "yourself"
    | "team-lead"
    | "administrator"
    | "data-protection-officer"
    | "operator"
    | "nobody";
  readonly title: { readonly fi: string; readonly sv: string; readonly en: string };
}

const refusal = (
  status: number,
  ask: ProblemWords["ask"],
  fi: string,
  sv: string,
  en: string,
): ProblemWords => ({ status, family: "refusal", ask, title: { fi, sv, en } });
const unavailable = (fi: string, sv: string, en: string): ProblemWords => ({
  status: 503,
  family: "unavailable",
  ask: "operator",
  title: { fi, sv, en },
});
const noRoom = (...titles: Parameters<typeof unavailable>): ProblemWords => ({
  ...unavailable(...titles),
  status: 507,
});

/** The one catalogue of problems (RFC 9457). A slug never changes its meaning; titles carry no personal data. */
export const problems = {
  "bad-input": refusal(
    422,
    "yourself",
    "Tiedoissa on virheitä.",
    "Uppgifterna innehåller fel.",
    "The input has errors.",
  ),
  "too-large": refusal(
    413,
    "yourself",
    "Aineisto on liian suuri.",
    "Materialet är för stort.",
    "The content is too large.",
  ),
  "sign-in-first": refusal(401, "yourself", "Kirjaudu ensin sisään.", "Logga in först.", "Sign in first."),
  "sign-in-refused": refusal(
    401,
    "yourself",
    "Tunnus, salalause tai kertakoodi ei täsmää.",
    "Namnet, lösenfrasen eller engångskoden stämmer inte.",
    "Name, pass phrase or one-time code does not match.",
  ),
  "step-up-first": refusal(
    401,
    "yourself",
    "Vahvista, että olet edelleen sinä.",
    "Bekräfta att det fortfarande är du.",
    "Confirm that it is still you.",
  ),
  "sign-first": refusal(
    403,
    "yourself",
    "Allekirjoita vaitiolositoumus ensin.",
    "Underteckna sekretessförbindelsen först.",
    "Sign the confidentiality commitment first.",
  ),
  "purpose-first": refusal(
    403,
    "yourself",
    "Valitse käyttötarkoitus ensin.",
    "Välj ändamål först.",
    "Choose a purpose first.",
  ),
  "not-permitted": refusal(
    403,
    "team-lead",
    "Tähän ei ole oikeutta.",
    "Du har inte rätt till detta.",
    "You may not do this.",
  ),
  "second-person": refusal(
    403,
    "administrator",
    "Toisen henkilön on hyväksyttävä tämä.",
    "En annan person måste godkänna detta.",
    "Another person must approve this.",
  ),
  "own-matter": refusal(
    403,
    "data-protection-officer",
    "Olet itse osallisena.",
    "Du är själv part.",
    "You are a party to this.",
  ),
  "cross-site": refusal(
    403,
    "operator",
    "Pyyntö tuli toiselta sivustolta.",
    "Begäran kom från en annan webbplats.",
    "The request came from another site.",
  ),
  unknown: refusal(
    404,
    "team-lead",
    "Kohdetta ei ole, tai sinulla ei ole oikeutta nähdä sitä.",
    "Objektet finns inte, eller så har du inte rätt att se det.",
    "It does not exist, or you may not see it.",
  ),
  "other-content": refusal(
    409,
    "operator",
    "Samalla tunnisteella on jo toinen sisältö.",
    "Samma id har redan ett annat innehåll.",
    "The same id already has other content.",
  ),
  conflict: refusal(
    409,
    "yourself",
    "Tieto muuttui välillä. Lataa uudelleen.",
    "Uppgiften ändrades under tiden. Läs in på nytt.",
    "It changed in the meantime. Load it again.",
  ),
  "bucket-closed": refusal(
    409,
    "operator",
    "Avainlokero on jo suljettu.",
    "Nyckelfacket är redan stängt.",
    "The key bucket is closed already.",
  ),
  gone: refusal(
    410,
    "nobody",
    "Poistettu, säilytysaika päättyi.",
    "Raderad, bevaringstiden gick ut.",
    "Deleted, retention ended.",
  ),
  "never-record": refusal(
    422,
    "nobody",
    "Tämän linjan puheluita ei koskaan tallenneta.",
    "Samtal på denna linje spelas aldrig in.",
    "Calls of this line are never recorded.",
  ),
  "already-expired": refusal(
    422,
    "nobody",
    "Säilytysaika on jo päättynyt.",
    "Bevaringstiden har redan gått ut.",
    "Its retention has ended already.",
  ),
  "content-refused": refusal(
    422,
    "operator",
    "Sisältöä ei voida ottaa vastaan.",
    "Innehållet kan inte tas emot.",
    "The content cannot be taken in.",
  ),
  "digest-differs": refusal(
    422,
    "operator",
    "Tarkiste ei täsmää sisältöön.",
    "Kontrollsumman stämmer inte med innehållet.",
    "The digest does not match the content.",
  ),
  "awaiting-repair": refusal(
    409,
    "administrator",
    "Ilmoitus on karanteenissa; sisältöä ei oteta vastaan.",
    "Anmälan är i karantän; innehållet tas inte emot.",
    "The announcement is in quarantine; no content is taken.",
  ),
  "case-closed": refusal(409, "yourself", "Asia on päätetty.", "Ärendet är avslutat.", "The case is closed."),
  "not-acceptable-range": refusal(
    416,
    "yourself",
    "Pyydettyä kohtaa ei ole.",
    "Det begärda avsnittet finns inte.",
    "There is no such range.",
  ),
  "too-many": refusal(
    429,
    "yourself",
    "Liian monta yritystä. Odota hetki.",
    "För många försök. Vänta en stund.",
    "Too many attempts. Wait a moment.",
  ),
  "production-only": refusal(
    403,
    "administrator",
    "Ei käytettävissä tässä käyttötavassa.",
    "Inte tillgängligt i detta läge.",
    "Not available in this use.",
  ),
  "no-ledger": unavailable(
    "Ei voi avata: käyttöä ei voida kirjata.",
    "Kan inte öppnas: användningen kan inte loggas.",
    "Cannot be opened: its use cannot be logged.",
  ),
  "staging-full": noRoom(
    "Vastaanoton välitila on täynnä.",
    "Mottagningens mellanlager är fullt.",
    "The staging space is full.",
  ),
  "store-full": noRoom("Tallennustila on täynnä.", "Lagringsutrymmet är fullt.", "Storage is full."),
  "peer-away": unavailable(
    "Osa palvelusta ei vastaa. Yritä hetken kuluttua.",
    "En del av tjänsten svarar inte. Försök om en stund.",
    "Part of the service does not answer. Try again in a moment.",
  ),
  "store-away": unavailable(
    "Tallennuspaikka ei vastaa. Yritä hetken kuluttua.",
    "Lagringen svarar inte. Försök om en stund.",
    "The store does not answer. Try again in a moment.",
  ),
  "key-wanted": unavailable(
    "Avainlokeroa valmistellaan. Yritä hetken kuluttua.",
    "Nyckelfacket förbereds. Försök om en stund.",
    "The key bucket is being made. Try again in a moment.",
  ),
  busy: unavailable(
    "Palvelu on kuormittunut. Yritä hetken kuluttua.",
    "Tjänsten är belastad. Försök om en stund.",
    "The service is busy. Try again in a moment.",
  ),
  damaged: {
    status: 500,
    family: "defect",
    ask: "operator",
    title: {
      fi: "Tallenne on vaurioitunut.",
      sv: "Inspelningen är skadad.",
      en: "The recording is damaged.",
    },
  },
  defect: {
    status: 500,
    family: "defect",
    ask: "operator",
    title: { fi: "Toiminto ei onnistunut.", sv: "Det lyckades inte.", en: "That did not work." },
  },
} as const satisfies Readonly<Record<string, ProblemWords>>;

export type ProblemSlug = keyof typeof problems;
