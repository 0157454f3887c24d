import type { LiveVisitView } from "@tallenne/contracts";
import type { ComponentType } from "react";
import { Icon } from "../../parts/icon.tsx";
import { Unseen } from "../../parts/unseen.tsx";
import { useWords } from "../../words/use-words.ts";
import { CodeStep } from "./code-step.tsx";
import { IdentityStep } from "./identity-step.tsx";
import { ArrivedStep, OpenStep, RulesStep } from "./other-steps.tsx";
import { PresentStep } from "./present-step.tsx";
import { type Step, stepNow, steps, stepsDone } from "./steps.ts";

const forms: Readonly<Record<Step, ComponentType<{ readonly visit: LiveVisitView }>>> = {
  arrived: ArrivedStep,
  identity: IdentityStep,
  present: PresentStep,
  code: CodeStep,
  rules: RulesStep,
  open: OpenStep,
};

/** The steps before the listening: what is done, what is next, and only that one open. */
export function StepList({ visit, mayAct }: { readonly visit: LiveVisitView; readonly mayAct: boolean }) {
  const say = useWords();
  const done = stepsDone(visit);
  const current = stepNow(visit);
  return (
    <ol className={current === undefined ? "steps steps-done" : "steps"}>
      {steps.map((step, place) => {
        const Form = forms[step];
        const isNow = step === current;
        return (
          <li
            key={step}
            className={isNow ? "step step-now" : "step"}
            {...(isNow ? { "aria-current": "step" } : {})}
          >
            <h3 className="step-name">
              <span className="step-mark">{done.has(step) ? <Icon name="tick" /> : place + 1}</span>
              {say(`console.step-${step}`)}
              {done.has(step) ? <Unseen>{say("console.step-done")}</Unseen> : null}
            </h3>
            {isNow && mayAct ? (
              <div className="step-form">
                <Form visit={visit} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
