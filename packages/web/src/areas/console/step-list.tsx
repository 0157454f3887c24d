import type { LiveVisitView } from "@tallenne/contracts";
import type { ComponentType, ReactNode } from "react";
import { Icon } from "../../parts/icon.tsx";
import { Unseen } from "../../parts/unseen.tsx";
import { useWords } from "../../words/use-words.ts";
import { CodeStep } from "./code-step.tsx";
import { IdentityStep } from "./identity-step.tsx";
import { OpenStep, RulesStep } from "./other-steps.tsx";
import { PresentStep } from "./present-step.tsx";
import { type Step, stepNow, steps, stepsDone } from "./steps.ts";

const forms: Readonly<Record<Exclude<Step, "arrived">, ComponentType<{ readonly visit: LiveVisitView }>>> = {
  identity: IdentityStep,
  present: PresentStep,
  code: CodeStep,
  rules: RulesStep,
  open: OpenStep,
};

interface StepListProps {
  readonly done: ReadonlySet<Step>;
  readonly current: Step | undefined;
  /** What is done in the current step. */
  readonly children?: ReactNode;
}

/** The steps before the listening: what is done, what is next, and only that one open. */
export function StepList({ done, current, children }: StepListProps) {
  const say = useWords();
  return (
    <ol className={current === undefined ? "steps steps-done" : "steps"}>
      {steps.map((step, place) => {
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
            {isNow && children !== undefined ? <div className="step-form">{children}</div> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** The steps of a visit under way, the next one open for who may act. */
export function VisitSteps({ visit, mayAct }: { readonly visit: LiveVisitView; readonly mayAct: boolean }) {
  const current = stepNow(visit);
  const Form = current === undefined || current === "arrived" ? undefined : forms[current];
  return (
    <StepList done={stepsDone(visit)} current={current}>
      {mayAct && Form !== undefined ? <Form visit={visit} /> : undefined}
    </StepList>
  );
}
