import type { Me } from "@tallenne/contracts";
import { call } from "../api/client.ts";
import { every, now, type Stop } from "../platform/clock.ts";
import { connection } from "../session/connection.ts";
import { session, sessionIs } from "../session/session.ts";

const asks = 800;
/** Without an answer for so long the connection counts as lost: silence within two seconds. */
const patience = 1800;
/** A service may go by what it knew of a person for a second: after a change of rights it is asked so long, milliseconds. */
const rightsSettle = 3000;

/**
 * While sound plays, asks again and again whether the session and its commitment still hold: an end of either, or of the connection, silences within
 * a second or two, whatever the browser has buffered. Asking counts as use, as playing does. `onRights` is told when a right has come or gone, until every service knows.
 */
export function watchSession(onRights: () => void): Stop {
  let answered = now();
  let asking = false;
  let changedAt = Number.NEGATIVE_INFINITY;
  const learn = (me: Me): void => {
    answered = now();
    const before = session.get();
    if (before.state !== "in") return;
    if (JSON.stringify(before.me) !== JSON.stringify(me)) sessionIs(me);
    if (JSON.stringify(before.me.grants) !== JSON.stringify(me.grants)) changedAt = answered;
    if (answered - changedAt < rightsSettle) onRights();
  };
  const ask = () => {
    if (now() - answered > patience) connection.lost(now());
    if (asking) return;
    asking = true;
    // A lost connection and an ended session have told everybody already.
    void call("readMe", {})
      .then(learn, () => undefined)
      .finally(() => {
        asking = false;
      });
  };
  return every(asks, ask);
}
