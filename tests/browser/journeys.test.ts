import { afterAll, beforeAll, jest } from "@jest/globals";
import { accounts } from "./journeys/accounts.ts";
import { administering } from "./journeys/administering.ts";
import { calibrating } from "./journeys/calibrating.ts";
import { complaining } from "./journeys/complaining.ts";
import { holding } from "./journeys/holding.ts";
import { deleting } from "./journeys/deleting.ts";
import { listening, signing } from "./journeys/listening.ts";
import { overseeing } from "./journeys/overseeing.ts";
import { touring } from "./journeys/touring.ts";
import { walking } from "./journeys/walking.ts";
import { sampling } from "./journeys/sampling.ts";
import { stageHere } from "./stage-here.ts";
import { openStage } from "./stage.ts";

jest.setTimeout(120_000);

beforeAll(async () => {
  stageHere.stage = await openStage();
});
afterAll(async () => {
  await stageHere.stage.close();
});

signing();
complaining();
sampling();
calibrating();
holding();
overseeing();
administering();
accounts();
touring();
walking();
listening();
// Last: it goes to another day, and a contact goes with it.
deleting();
