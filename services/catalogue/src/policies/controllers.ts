import { controllerView } from "@tallenne/contracts";
import { calendarDate, type Controller, controllerFindings, forbidsControllers } from "@tallenne/domain";
import { type Log, readIfPresent } from "@tallenne/runtime";
import { z } from "zod";

/** The file of controllers cannot be used: every finding at once, no value of it. */
class ControllersRefused extends Error {
  readonly code = "controllers-refused";

  constructor(found: readonly string[]) {
    super(["The file of TALLENNE_CONTROLLERS cannot be used:", ...found.map((one) => `  ${one}`)].join("\n"));
    this.name = "ControllersRefused";
  }
}

/** Who answers in an evaluation. There is no such authority. */
const invented = (["A", "B"] as const).map((notice): Controller => ({
  notice,
  from: calendarDate("2020-01-01"),
  names: {
    fi: "Esimerkkilän työllisyysviranomainen",
    sv: "Exempelby sysselsättningsmyndighet",
    en: "Employment Authority of Exampleby",
  },
  units: { fi: "Kirjaamo", sv: "Registratorskontoret", en: "Registry" },
  businessId: "0000001-9",
  postal: "PL 1, 00001 Esimerkkilä",
  visiting: "Esimerkkikatu 1, Esimerkkilä",
  phone: "0295 000 000",
  registryMail: "kirjaamo@esimerkkila.example",
  officerMail: "tietosuojavastaava@esimerkkila.example",
}));

/**
 * The controllers that letters name (rows A1, A2), from a JSON file. Without one an evaluation has an invented authority; production has nobody, and no letter
 * can be made (T-A1.2). Every controller has an officer's mailbox. Throws `ControllersRefused` with all findings.
 */
export async function controllersFrom(
  path: string | undefined,
  { purpose, log }: { readonly purpose: "evaluation" | "production"; readonly log: Log },
): Promise<readonly Controller[]> {
  if (path === undefined) {
    if (purpose === "evaluation") return invented;
    log.warn({ event: "no-controller-is-named" });
    return [];
  }
  const bytes = await readIfPresent(path);
  if (bytes === undefined) throw new ControllersRefused(["is not there"]);
  const read = z.array(controllerView).min(1).safeParse(parsed(bytes));
  if (!read.success)
    throw new ControllersRefused(
      read.error.issues.map(({ path: at, message }) => `/${at.join("/")}: ${message}`),
    );
  const found = controllerFindings(read.data);
  const forbidding = found.filter(({ code }) => forbidsControllers(code));
  if (forbidding.length > 0)
    throw new ControllersRefused(forbidding.map(({ code, pointer }) => `${pointer}: ${code}`));
  for (const { code, pointer } of found) log.warn({ event: "controller-warned", finding: code, at: pointer });
  return read.data;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    throw new ControllersRefused(["is not JSON"]);
  }
}
