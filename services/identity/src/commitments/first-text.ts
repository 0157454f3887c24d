import type { Trilingual } from "@tallenne/domain";

/** Laws that the first text names (domain-access §4; row A10.2). */
export const firstLaws: readonly string[] = [
  "JulkL (621/1999) 22 §, 23 §",
  "TSL (1050/2018) 35 §",
  "EU 2016/679, 5, 29, 32 art.",
  "HL (434/2003) 27–30 §",
  "RL (39/1889) 38:1–2, 38:9, 40:5",
];

/** Version 1 of the commitment, in our own words. Another controller publishes its own as version 2. */
export const firstParagraphs: readonly Trilingual[] = [
  {
    fi: "Käsittelen työssäni asiakkaiden puhelutallenteita, viestejä ja niihin liittyviä tietoja. Tämä sitoumus koskee kaikkea, mitä näen, kuulen tai muuten saan tietää niistä, riippumatta siitä, olenko virkasuhteessa, työsuhteessa, harjoittelija, tulkki, tutkija, tarkastaja vai palveluntoimittajan työntekijä.",
    sv: "I mitt arbete behandlar jag kunders samtalsinspelningar, meddelanden och uppgifter som hör till dem. Förbindelsen gäller allt som jag ser, hör eller på annat sätt får veta om dem, oavsett om jag är tjänsteman, arbetstagare, praktikant, tolk, forskare, granskare eller anställd hos en leverantör.",
    en: "In my work I handle recordings of customers' calls, their messages and what belongs to them. This commitment covers everything I see, hear or otherwise come to know of them, whether I am an official, an employee, a trainee, an interpreter, a researcher, an auditor or work for a supplier.",
  },
  {
    fi: "En paljasta salassa pidettävää tietoa sivulliselle: en asiakirjan sisältöä, en sitä, mitä siitä kävisi ilmi, enkä muutakaan työssäni tietooni tullutta, josta laissa on säädetty vaitiolovelvollisuus (JulkL 22 ja 23 §). Sivullisia ovat myös perheeni, ystäväni ja ne työtoverini, joiden työhön tieto ei kuulu. En myöskään vahvista, onko joku ollut yhteydessä.",
    sv: "Jag röjer inte sekretessbelagda uppgifter för utomstående: varken innehållet i en handling, det som skulle framgå av den eller något annat som jag fått veta i arbetet och som omfattas av lagstadgad tystnadsplikt (OffL 22 och 23 §). Utomstående är också min familj, mina vänner och de kolleger vars arbete uppgiften inte hör till. Jag bekräftar inte heller om någon har varit i kontakt.",
    en: "I disclose no secret information to outsiders: neither the content of a document, nor what would show from it, nor anything else learnt at work on which the law imposes secrecy (Act on the Openness of Government Activities, sections 22 and 23). Outsiders are also my family, my friends and those colleagues whose work the information is no part of. Nor do I confirm whether somebody has been in contact.",
  },
  {
    fi: "En käytä salassa pidettävää tietoa omaksi tai toisen hyödyksi enkä toisen vahingoksi (JulkL 23 §). Henkilötiedoista, joita käsittelen, en ilmaise mitään oikeudettomasti (tietosuojalaki 35 §).",
    sv: "Jag använder inte sekretessbelagda uppgifter till egen eller någon annans fördel eller till någon annans skada (OffL 23 §). Om de personuppgifter som jag behandlar yppar jag ingenting obehörigt (dataskyddslagen 35 §).",
    en: "I use no secret information for my own or another's benefit or to another's harm (same act, section 23). Of the personal data I handle I reveal nothing without right (Data Protection Act, section 35).",
  },
  {
    fi: "Avaan vain sen, mitä tehtäväni edellyttää, ja valitsen käyttötarkoituksen todenmukaisesti ennen avaamista. En hae enkä avaa omia, läheisteni, tuttujeni, naapurieni tai julkisuudesta tuntemieni ihmisten tietoja uteliaisuudesta.",
    sv: "Jag öppnar bara det som min uppgift kräver och väljer ändamålet sanningsenligt innan jag öppnar. Jag söker eller öppnar inte uppgifter om mig själv, mina närstående, bekanta, grannar eller kända personer av nyfikenhet.",
    en: "I open only what my task requires and choose the purpose truthfully before I open. I neither look for nor open information about myself, those close to me, acquaintances, neighbours or well-known people out of curiosity.",
  },
  {
    fi: "En tallenna, kuvaa, äänitä, tulosta enkä kopioi sisältöä tämän järjestelmän ulkopuolelle, enkä kuuntele tallenteita niin, että sivullinen kuulee. Mitä olen lain mukaan luovuttamassa, luovutan vain päätöksen perusteella ja järjestelmän kautta.",
    sv: "Jag sparar, fotograferar, spelar in, skriver ut eller kopierar inte innehåll utanför detta system, och lyssnar inte på inspelningar så att utomstående hör. Det som enligt lag ska lämnas ut lämnar jag ut bara enligt beslut och genom systemet.",
    en: "I do not save, photograph, record, print or copy content outside this system, and I do not listen where an outsider can hear. What is to be disclosed by law I disclose only on a decision and through the system.",
  },
  {
    fi: "Tunnukseni, salasanani ja tunnistautumissovellukseni ovat henkilökohtaisia. En anna niitä toiselle, en työskentele toisen istunnossa ja lukitsen työaseman poistuessani.",
    sv: "Mitt användarnamn, mitt lösenord och min autentiseringsapp är personliga. Jag ger dem inte till någon annan, arbetar inte i någon annans session och låser arbetsstationen när jag går.",
    en: "My name, pass phrase and authenticator are personal. I give them to nobody, I do not work in another person's session, and I lock the workstation when I leave it.",
  },
  {
    fi: "Jos olen itse asianosainen tai jos asia koskee läheistäni tai muuten vaarantaa puolueettomuuteni, en käsittele sitä vaan ilmoitan siitä esihenkilölleni (hallintolaki 27–30 §).",
    sv: "Om jag själv är part, eller om ärendet gäller någon närstående eller annars äventyrar min opartiskhet, behandlar jag det inte utan meddelar min chef (förvaltningslagen 27–30 §).",
    en: "If I am a party myself, or the matter concerns somebody close to me or otherwise endangers my impartiality, I do not handle it and tell my superior (Administrative Procedure Act, sections 27 to 30).",
  },
  {
    fi: "Tiedän, että jokaisesta hausta, avaamisesta ja kuunnellusta jaksosta jää pysyvä merkintä, jota kukaan ei voi muuttaa, ja että käyttöä valvotaan.",
    sv: "Jag vet att varje sökning, öppning och avlyssnat avsnitt lämnar en bestående anteckning som ingen kan ändra, och att användningen övervakas.",
    en: "I know that every search, every opening and every stretch listened to leaves a lasting entry that nobody can change, and that use is supervised.",
  },
  {
    fi: "Jos huomaan virheen, katoamisen tai epäilen väärinkäyttöä, ilmoitan siitä heti esihenkilölleni ja tietosuojavastaavalle. Vilpitön ilmoitus ei koidu vahingokseni.",
    sv: "Om jag märker ett fel eller en förlust eller misstänker missbruk meddelar jag genast min chef och dataskyddsombudet. En uppriktig anmälan blir inte till min nackdel.",
    en: "If I notice a mistake or a loss, or suspect misuse, I tell my superior and the data protection officer at once. An honest report does me no harm.",
  },
  {
    fi: "Vaitiolovelvollisuuden tai tietosuojan rikkomisesta voi seurata rangaistus (rikoslaki 38 luku 1, 2 ja 9 §, 40 luku 5 §), vahingonkorvaus sekä virka- tai työsuhteeseen liittyvä seuraamus.",
    sv: "Brott mot tystnadsplikten eller dataskyddet kan leda till straff (strafflagen 38 kap. 1, 2 och 9 §, 40 kap. 5 §), skadestånd och påföljder i tjänste- eller arbetsförhållandet.",
    en: "Breaking secrecy or data protection can lead to punishment (Criminal Code, chapter 38 sections 1, 2 and 9, chapter 40 section 5), damages and consequences in the service or employment.",
  },
  {
    fi: "Vaitiolovelvollisuus ei pääty: se jatkuu, kun tehtäväni, palvelussuhteeni tai toimeksiantoni päättyy (JulkL 23 §). Allekirjoituksen uusin vuosittain ja aina, kun teksti muuttuu; sitä ennen järjestelmä ei avaa mitään. Saan tämän tekstin luettavakseni myös palvelussuhteeni jälkeen.",
    sv: "Tystnadsplikten upphör inte: den fortsätter när min uppgift, min anställning eller mitt uppdrag slutar (OffL 23 §). Jag förnyar underskriften varje år och alltid när texten ändras; innan dess öppnar systemet ingenting. Jag får läsa denna text också efter anställningen.",
    en: "The duty of secrecy does not end: it goes on when my task, employment or assignment ends (section 23). I renew the signature every year and whenever the text changes; before that the system opens nothing. I may read this text after my employment too.",
  },
  {
    fi: "Sitoumus ei rajoita oikeuttani kertoa viranomaiselle siitä, mistä laki velvoittaa tai oikeuttaa kertomaan, eikä oikeuttani suojeltuun ilmoitukseen väärinkäytöksestä (laki 1171/2022).",
    sv: "Förbindelsen begränsar inte min rätt att berätta för en myndighet det som lagen förpliktar eller berättigar till, eller min rätt att göra en skyddad anmälan om missförhållanden (lag 1171/2022).",
    en: "This commitment does not limit my right to tell an authority what the law obliges or entitles me to tell, nor my right to a protected report of wrongdoing (Act 1171/2022).",
  },
];
