import type { Me } from "@tallenne/contracts";
import { useEffect } from "react";
import { whenDone } from "../../api/done.ts";
import { Icon } from "../../parts/icon.tsx";
import { Unseen } from "../../parts/unseen.tsx";
import { useStore } from "../../platform/store.ts";
import { location } from "../../route/location.ts";
import { useWords } from "../../words/use-words.ts";
import { closeTour, forgetTicks, isTicked, tick, tourProgress } from "../../session/tour-progress.ts";
import { type Step, tours } from "./tours.ts";
import "./tour.css";

/** Leads through two minutes of a role; a step ticks when it was really done. */
export function TourStrip({ me }: { readonly me: Me }) {
  const say = useWords();
  const { role } = me;
  const steps = tours[role] ?? [];
  const progress = useStore(tourProgress);
  useTicks(me, steps);
  if (steps.length === 0) return null;
  const next = steps.findIndex((step) => !isTicked(progress, role, step.key));
  const now = steps[next];
  return (
    <section className="tour" aria-label={say("tour.name")}>
      <div className="tour-lines">
        <ol className="tour-steps">
          {steps.map((step, place) => {
            const done = isTicked(progress, role, step.key);
            return (
              <li key={step.key} className={place === next ? "tour-now" : undefined}>
                {done ? <Icon name="tick" size={16} /> : <span aria-hidden="true">{place + 1}</span>}
                {say(`tour.${step.key}`)}
                {done ? <Unseen> {say("tour.done")}</Unseen> : null}
              </li>
            );
          })}
        </ol>
        <p className="tour-how">{now === undefined ? say("tour.end") : say(`tour.${now.key}-how`)}</p>
        <button type="button" className="plain-button tour-close" onClick={closeTour}>
          {say("tour.close")}
        </button>
      </div>
    </section>
  );
}

function useTicks(me: Me, steps: readonly Step[]): void {
  const { path } = useStore(location);
  const { role } = me;
  const signed = me.commitment !== null;
  useEffect(() => {
    if (!signed) forgetTicks(role);
  }, [role, signed]);
  useEffect(() => {
    for (const step of steps) {
      const { sign } = step;
      const isThere = ("page" in sign && sign.page === path) || ("at" in sign && sign.at.test(path));
      if (signed && (isThere || "signed" in sign)) tick(role, step.key);
    }
  }, [role, steps, signed, path]);
  useEffect(
    () =>
      whenDone((done) => {
        for (const step of steps) if ("done" in step.sign && step.sign.done(done)) tick(role, step.key);
      }),
    [role, steps],
  );
}
