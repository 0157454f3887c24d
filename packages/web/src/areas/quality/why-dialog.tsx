import type { CaseView } from "@tallenne/contracts";
import { useEffect, useState } from "react";
import { numberWords } from "../../format/number-words.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { lotOf } from "./lot.ts";

interface WhyDialogProps {
  readonly sample: NonNullable<CaseView["sample"]>;
  readonly size: number;
  readonly contact: string;
  readonly place: number;
  readonly onClose: () => void;
}

/** Why this one: chance alone, in words, and the lot that the page has worked out itself from the seed. */
export function WhyDialog({ sample, size, contact, place, onClose }: WhyDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const [lot, setLot] = useState<string>();
  useEffect(() => {
    void lotOf(sample.seed, contact).then(setLot, () => undefined);
  }, [sample.seed, contact]);
  const counts = { n: size, population: numberWords(sample.population, language), place };
  return (
    <Dialog title={say("quality.why-title")} onClose={onClose}>
      <p>{say("quality.why-chance", counts)}</p>
      <p>{say("quality.why-lot", counts)}</p>
      {lot === undefined ? null : (
        <p>
          {say("quality.lot")} <code className="quality-seed">{lot}</code>
        </p>
      )}
      <p className="quiet">{say("quality.why-check")}</p>
    </Dialog>
  );
}
