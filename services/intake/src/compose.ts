import { generatedSecret } from "@tallenne/runtime";
import { documentsFrom } from "@tallenne/store";
import { objectsFrom, openStaging, verifyHalf } from "@tallenne/vault";
import type { Around, Service } from "@tallenne/wire";
import { createIntake } from "./intake.ts";
import type { IntakeSettings } from "./settings.ts";

/** Bytes of the secret made at the first start. */
const secretLength = 32;

/** Intake from its settings: of the object store it is handed the writer alone, of sealing keys the public halves that the reading-room signed. */
export async function composeIntake(settings: IntakeSettings, around: Around): Promise<Service> {
  const { clock, chance, trust, purpose, secrets } = around;
  const secret = await generatedSecret({
    given: settings.intakeSecret,
    name: "intake-secret",
    folder: secrets,
    bytes: secretLength,
    purpose,
    chance,
  });
  const documents = await documentsFrom(settings.store, {
    service: "intake",
    chance,
    onFailed: around.onStoreFailed,
  });
  const objects = await objectsFrom(settings.vault, { clock });
  const vouching = [...trust.keys.values()].flatMap(({ service, key }) =>
    service === "reading-room" ? [key] : [],
  );
  return createIntake({
    ...around,
    documents,
    objects: objects.writer,
    staging: await openStaging({ folder: settings.staging, chance }),
    trust: (half) => verifyHalf(half, vouching),
    secret,
    allowTest: purpose === "evaluation",
    largest: settings.largestRecording,
  });
}
