import type { RequestKind, Trilingual } from "@tallenne/domain";

/** What the acknowledgement says of each kind of request: what happens to what it may mean, and how it is decided. It repeats nothing of what was asked. */
export const acknowledgedKinds: Readonly<Record<RequestKind, Trilingual>> = {
  access: {
    fi: "Tiedot, joita pyyntö voi koskea, säilytetään, kunnes asia on käsitelty.",
    sv: "De uppgifter som begäran kan gälla bevaras tills ärendet har behandlats.",
    en: "The data your request may concern are kept until the matter has been handled.",
  },
  rectification: {
    fi: "Pyyntönne koskee tietojen oikaisemista. Tiedot, joita se voi koskea, säilytetään, kunnes asia on ratkaistu. Tallennetta ei muuteta: hyväksytty oikaisu liitetään siihen lausumana, joka näytetään jokaiselle, joka avaa tallenteen. Jos oikaisua ei hyväksytä, saatte todistuksen perusteineen.",
    sv: "Er begäran gäller rättelse av uppgifter. De uppgifter som den kan gälla bevaras tills ärendet har avgjorts. Inspelningen ändras inte: en godkänd rättelse fogas till den som ett utlåtande, som visas för var och en som öppnar inspelningen. Om rättelsen inte godkänns får ni ett intyg med grunderna.",
    en: "Your request is about the rectification of data. The data it may concern are kept until the matter is decided. A recording is not altered: a granted rectification is attached to it as a statement, which is shown to whoever opens the recording. If it is not granted, you receive a certificate with the grounds.",
  },
  erasure: {
    fi: "Pyyntönne koskee tietojen poistamista. Tiedot, joita se voi koskea, säilytetään, kunnes asia on ratkaistu. Ratkaisemme sen tieto kerrallaan; jos jotakin ei voida poistaa, saatte todistuksen, jossa on peruste ja tiedon viimeinen säilytyspäivä.",
    sv: "Er begäran gäller radering av uppgifter. De uppgifter som den kan gälla bevaras tills ärendet har avgjorts. Vi avgör det uppgift för uppgift; om något inte kan raderas får ni ett intyg med grunden och uppgiftens sista bevaringsdag.",
    en: "Your request is about the erasure of data. The data it may concern are kept until the matter is decided. We decide it item by item; if something cannot be erased, you receive a certificate with the ground and the last day on which it is kept.",
  },
  restriction: {
    fi: "Pyyntönne koskee käsittelyn rajoittamista. Tiedot, joita se voi koskea, säilytetään, kunnes asia on ratkaistu. Laki sulkee rajoittamisen pois työvoimapalvelujen asiakastiedoista (380/2023, 114 §); saatte ratkaisusta todistuksen perusteineen.",
    sv: "Er begäran gäller begränsning av behandling. De uppgifter som den kan gälla bevaras tills ärendet har avgjorts. Lagen utesluter begränsning i fråga om kunduppgifter inom arbetskraftsservicen (380/2023, 114 §); ni får ett intyg om avgörandet med dess grunder.",
    en: "Your request is about the restriction of processing. The data it may concern are kept until the matter is decided. The law excludes restriction for customer data of employment services (380/2023, section 114); you receive a certificate of the decision with its grounds.",
  },
  objection: {
    fi: "Vastustatte tietojenne käsittelyä. Tiedot, joita tämä voi koskea, säilytetään, kunnes asia on ratkaistu. Punnitsemme, onko käsittelylle syy, joka syrjäyttää etunne ja oikeutenne; jollei ole, tiedot poistetaan.",
    sv: "Ni invänder mot behandlingen av era uppgifter. De uppgifter som detta kan gälla bevaras tills ärendet har avgjorts. Vi prövar om det finns skäl för behandlingen som väger tyngre än era intressen och rättigheter; om inte, raderas uppgifterna.",
    en: "You object to the processing of your data. The data this may concern are kept until the matter is decided. We weigh whether there are grounds for the processing that override your interests and rights; if there are none, the data are erased.",
  },
};
