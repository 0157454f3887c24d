import type actions from "./actions.json";
import type admin from "./admin.json";
import type complaints from "./complaints.json";
import type console from "./console.json";
import type contacts from "./contacts.json";
import type door from "./door.json";
import type evaluations from "./evaluations.json";
import type holds from "./holds.json";
import type intake from "./intake.json";
import type logged from "./logged.json";
import type oversight from "./oversight.json";
import type own from "./own.json";
import type player from "./player.json";
import type quality from "./quality.json";
import type requests from "./requests.json";
import type retention from "./retention.json";
import type shell from "./shell.json";
import type tour from "./tour.json";
import type visits from "./visits.json";

interface Files {
  readonly actions: typeof actions;
  readonly admin: typeof admin;
  readonly complaints: typeof complaints;
  readonly console: typeof console;
  readonly contacts: typeof contacts;
  readonly door: typeof door;
  readonly evaluations: typeof evaluations;
  readonly holds: typeof holds;
  readonly intake: typeof intake;
  readonly logged: typeof logged;
  readonly oversight: typeof oversight;
  readonly own: typeof own;
  readonly player: typeof player;
  readonly quality: typeof quality;
  readonly requests: typeof requests;
  readonly retention: typeof retention;
  readonly shell: typeof shell;
  readonly tour: typeof tour;
  readonly visits: typeof visits;
}

/** A file of words; each area brings its own. */
export type WordFile = keyof Files;

/** Every message there is: file and key. A wrong one does not compile. */
export type WordId = { [F in WordFile]: `${F}.${keyof Files[F] & string}` }[WordFile];
