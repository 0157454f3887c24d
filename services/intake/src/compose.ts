import { generatedSecret, mustBeGiven } from "@tallenne/runtime";
import { documentsFrom, keepsPrints, keptPrints, orClose } from "@tallenne/store";
import { keptUploads, objectsFrom, openStaging, verifyHalf } from "@tallenne/vault";
import type { Around, Service } from "@tallenne/wire";
import { soundDecoders } from "./content/sound-decoders.ts";
import { join } from "node:path";
import { openObjectClaims } from "./content/object-claims.ts";
import { createIntake } from "./intake.ts";
import { foldersNamed } from "./folders/watched-folder.ts";
import type { IntakeSettings } from "./settings.ts";

/** Bytes of the secret made at the first start. */
const secretLength = 32;

/** How often each watched folder is looked through, milliseconds. */
const lookEveryMs = 2000;

const printsKept = keepsPrints("intake");

/** Intake from its settings: of the object store it is handed the writer alone, of sealing keys the public halves that the reading-room signed. */
export async function composeIntake(settings: IntakeSettings, around: Around): Promise<Service> {
  const { clock, chance, trust, purpose, secrets } = around;
  const wanted = { given: settings.intakeSecret, name: "intake-secret", purpose };
  mustBeGiven(wanted);
  const documents = await documentsFrom(settings.store, {
    service: "intake",
    chance,
    onFailed: around.onStoreFailed,
  });
  // Another secret would not know a source's repetition: every external id would be taken twice.
  const secret = await orClose(documents, async () => {
    const print = (await keptPrints(documents, printsKept))(wanted.name);
    return generatedSecret({ ...wanted, folder: secrets, bytes: secretLength, chance, print });
  });
  const objects = await objectsFrom(settings.vault, {
    clock,
    credentials: settings.intakeVaultCredentials,
    claims: await openObjectClaims(documents, clock),
  });
  const vouching = [...trust.keys.values()].flatMap(({ service, key }) =>
    service === "reading-room" ? [key] : [],
  );
  return createIntake({
    ...around,
    documents,
    objects: objects.writer,
    uploadFiles: await keptUploads(join(settings.staging, "uploads")),
    staging: await openStaging({ folder: settings.staging, chance }),
    sound: soundDecoders(settings.ffmpegBin, around),
    trust: (half) => verifyHalf(half, vouching),
    secret,
    allowTest: purpose === "evaluation",
    largest: settings.largestRecording,
    watched: {
      folders: foldersNamed(settings.folders) ?? [],
      afterwards: settings.foldersAfterwards,
      settledMs: settings.foldersSettled * 1000,
      everyMs: lookEveryMs,
    },
  });
}
