/** An invented customer. Identity codes are of the test range 900–999, names and numbers belong to nobody. */
export interface Customer {
  readonly name: string;
  readonly identityCode?: string;
  readonly phone: string;
  readonly email: string;
  readonly address?: string;
  readonly company?: string;
}

/** The customers of the demonstration and of the canary search (screens §5). */
export const customers = {
  aino: customer("Aino Koivuranta", "140358-901F", "040 1234501", "aino.koivuranta@example.fi"),
  eero: customer("Eero Vesterlampi", "080350-9825", "040 1234502", "eero.vesterlampi@example.fi"),
  mikael: customer("Mikael Strandvik", "110484-9333", "040 1234503", "mikael.strandvik@example.fi"),
  farah: customer("Farah Haidari", "230791-917J", "040 1234504", "farah.haidari@example.fi"),
  veera: customer("Veera Suokas", "121203A9904", "040 1234505", "veera.suokas@example.fi"),
  jani: customer("Jani Rautalahti", "060687-909F", "040 1234506", "jani.rautalahti@example.fi"),
  sofia: customer("Sofia Hallbäck", "060687Y909F", "040 1234507", "sofia.hallback@example.fi"),
} as const;

function customer(name: string, identityCode: string, phone: string, email: string) {
  return { name, identityCode, phone, email };
}

/** Everything of invented people that must appear in no log, address, key, metric or problem, in the forms it may be written. */
export function canariesOf(people: readonly Customer[]): readonly string[] {
  return people.flatMap(({ name, identityCode, phone, email, address, company }) => {
    const national = phone.replaceAll(" ", "");
    return [
      name,
      name.split(" ").at(-1) ?? name,
      ...(identityCode === undefined ? [] : [identityCode]),
      phone,
      national,
      `+358${national.slice(1)}`,
      email,
      ...(address === undefined ? [] : [address]),
      ...(company === undefined ? [] : [company]),
    ];
  });
}
