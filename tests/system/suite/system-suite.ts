import { describe, jest } from "@jest/globals";
import type { TopologyName } from "@tallenne/testkit";
import { booking } from "./booking.ts";
import { changingRules, workingByNewRules } from "./changing-rules.ts";
import { comingAndGoing } from "./coming-and-going.ts";
import { deleting } from "./deleting.ts";
import { erasing } from "./erasing.ts";
import { describing } from "./describing.ts";
import { freezing } from "./freezing.ts";
import { hearingEveryCodec } from "./hearing-every-codec.ts";
import { holding } from "./holding.ts";
import { listening } from "./listening.ts";
import { permitting } from "./permitting.ts";
import { rectifying } from "./rectifying.ts";
import { refusing } from "./refusing.ts";
import { refusingByName } from "./refusing-by-name.ts";
import { refusingVisits } from "./refusing-visits.ts";
import { renewingCommitment } from "./renewing-commitment.ts";
import { objecting } from "./objecting.ts";
import { requesting } from "./requesting.ts";
import { restarting } from "./restarting.ts";
import { evaluating } from "./evaluating.ts";
import { sampling } from "./sampling.ts";
import { searching } from "./searching.ts";
import { searchingCanaries } from "./searching-canaries.ts";
import { takingIn } from "./taking-in.ts";
import { uploading } from "./uploading.ts";
import { visiting } from "./visiting.ts";
import { embedded, settingUp, type Stores } from "./world.ts";

// Six processes share the machine with the suite: a slow one is no failure.
jest.setTimeout(60_000);

/** The journeys of the book against a running product: the same in both topologies (architecture §7). The order matters: the calendar moves forward. */
export function systemSuite(topology: TopologyName, stores: Stores = embedded): void {
  const processes = topology === "apart" ? "as one process per service" : "in one process";
  describe(`the archive ${processes}, ${stores.named}`, () => {
    const world = settingUp(topology, stores);
    describing(world);
    takingIn(world);
    uploading(world);
    listening(world);
    hearingEveryCodec(world);
    searching(world);
    sampling(world);
    evaluating(world);
    changingRules(world);
    booking(world);
    visiting(world);
    refusingVisits(world);
    requesting(world);
    erasing(world);
    rectifying(world);
    comingAndGoing(world);
    permitting(world);
    refusingByName(world);
    restarting(world);
    deleting(world);
    workingByNewRules(world);
    holding(world);
    freezing(world);
    objecting(world);
    // From here on nobody works who has not signed anew.
    renewingCommitment(world);
    refusing(world);
    searchingCanaries(world);
  });
}
