import { useAnswer } from "../../api/queries.ts";
import { Answered } from "../../parts/answered.tsx";
import { useMe } from "../../session/use-me.ts";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { FrozenTable } from "./frozen-table.tsx";
import { HeldTable } from "./held-table.tsx";
import { ReleaseHold, SecondPerson } from "./hold-acts.tsx";
import { isWaiting } from "./hold-words.ts";
import { mayApprove } from "./may.ts";

/** S-72, and "Jatketut" of those who ask and approve: what waits for a second person, what is kept longer, and for whom overseers what lies beyond the notice. */
export function HoldsPage() {
  const say = useWords();
  const me = useMe();
  const isOverseer = me.role === "dp" || me.role === "au";
  const seesFreezes = isOverseer || me.role === "de";
  const query = useAnswer("listHolds", { query: { scope: "all" } });
  return (
    <Page
      title={say(isOverseer ? "holds.title-oversight" : "holds.title")}
      acts={[
        "retention.holds.listed",
        "retention.hold.placed",
        "retention.hold.refused",
        ...(seesFreezes ? (["retention.freeze.released"] as const) : []),
      ]}
    >
      <p>{say("holds.what")}</p>
      <Answered query={query}>
        {({ holds, freezes, today }) => {
          const waiting = holds.filter(({ hold }) => isWaiting(hold));
          const standing = holds.filter(({ hold }) => !isWaiting(hold));
          return (
            <>
              <section aria-label={say("holds.waiting")}>
                <h2>{say("holds.waiting")}</h2>
                {waiting.length === 0 ? (
                  <p>{say("holds.waiting-none")}</p>
                ) : (
                  <HeldTable
                    caption={say("holds.waiting")}
                    rows={waiting}
                    today={today}
                    renderActs={(held) => {
                      const askedBy = held.hold.extension?.askedBy ?? held.hold.askedBy;
                      const own = askedBy === me.person;
                      return own || mayApprove(me.role) ? <SecondPerson held={held} own={own} /> : null;
                    }}
                  />
                )}
              </section>
              <section aria-label={say("holds.standing")}>
                <h2>{say("holds.standing")}</h2>
                {standing.length === 0 ? (
                  <p>{say("holds.standing-none")}</p>
                ) : (
                  <HeldTable
                    caption={say("holds.standing")}
                    rows={standing}
                    today={today}
                    renderActs={(held) =>
                      me.role === "dp" || held.hold.askedBy === me.person ? <ReleaseHold held={held} /> : null
                    }
                  />
                )}
              </section>
              {seesFreezes ? <FrozenTable rows={freezes} today={today} /> : null}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
