import type { KeptPrint } from "@tallenne/runtime";
import type { Documents } from "./documents.ts";
import { keepsNothingPersonal, type Kept } from "./kept.ts";

/** What a store was written with: the print of a secret, or the id of a keyring. */
interface Print {
  /** Name of the secret or ring. */
  readonly id: string;
  readonly version: number;
  readonly print: string;
}

function printFrom(value: unknown): Print {
  const { id, version, print } = value as Partial<Print>;
  if (typeof id !== "string" || typeof version !== "number" || typeof print !== "string")
    throw new TypeError("not a kept print");
  return { id, version, print };
}

/** Declares the prints of a service. */
export function keepsPrints(service: string): Kept<Print> {
  return keepsNothingPersonal<Print>(`${service}.prints`, "prints of secrets and the id of a keyring", {
    small: true,
    parse: printFrom,
  });
}

/** The prints kept in a store, by name of the secret. */
export async function keptPrints(
  documents: Documents,
  declared: Kept<Print>,
): Promise<(name: string) => KeptPrint> {
  const prints = await documents.open(declared);
  return (name) => ({
    read: async () => (await prints.get(name))?.print,
    write: async (print) => {
      const changed = await prints.change(name, (one) => ({ ...one, print }));
      if (changed === undefined) await prints.insert({ id: name, print });
    },
  });
}

/** Does what may refuse a start; then the store is let go, so that another start finds it free. */
export async function orClose<T>(documents: Documents, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    await documents.close();
    throw failure;
  }
}
