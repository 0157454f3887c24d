import { refusal } from "./problem-words.ts";

/** Problems of holds and freezes. */
export const keepingProblems = {
  "changed-meanwhile": refusal(
    412,
    "yourself",
    "Tieto muuttui välillä. Lataa uudelleen.",
    "Uppgiften ändrades under tiden. Läs in på nytt.",
    "It changed in the meantime. Load it again.",
  ),
  "not-holdable": refusal(
    422,
    "nobody",
    "Tämän kanavan säilytystä ei voi jatkaa.",
    "Bevaringen av denna kanal kan inte förlängas.",
    "Contacts of this channel cannot be held.",
  ),
  "hold-too-long": refusal(
    422,
    "yourself",
    "Tallennetta voi säilyttää enintään 12 kuukautta puhelusta.",
    "En inspelning kan bevaras högst 12 månader från samtalet.",
    "A recording can be kept twelve months from the call at most.",
  ),
  "kept-by-law": refusal(
    409,
    "nobody",
    "Tätä ei voi poistaa: laki, viranomaisen asia tai vireillä oleva valitus pitää sen tallessa.",
    "Detta kan inte raderas: lagen, ett myndighetsärende eller ett pågående klagomål kräver att det bevaras.",
    "This cannot be erased: the law, an authority's matter or a complaint under way keeps it.",
  ),
  "officer-first": refusal(
    403,
    "data-protection-officer",
    "Hankkeella on jo paljon jatkettuja tallenteita. Tietosuojavastaavan on hyväksyttävä tämä.",
    "Projektet har redan många förlängda inspelningar. Dataskyddsombudet måste godkänna detta.",
    "The project has many held recordings already. The data protection officer must approve this one.",
  ),
} as const;
