import type { RequestView } from "@tallenne/contracts";
import { dateWords } from "../../format/date-words.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";

const over: ReadonlySet<RequestView["state"]> = new Set([
  "fulfilled",
  "freeze-released",
  "closed",
  "withdrawn",
  "moved",
]);

/** The due day with the days that are left, and how urgent the decision is: words, sign and colour. */
export function DueMark({ request }: { readonly request: RequestView }) {
  const say = useWords();
  const language = useLanguage();
  const { dueOn, daysLeft, urgency, isPaused } = request.clock;
  const day = dateWords(dueOn, language);
  if (over.has(request.state)) return <span>{day}</span>;
  const words = say("requests.due-words", { day, days: daysLeft });
  if (isPaused) return <StatusMark icon="pause" tint="quiet" words={say("requests.due-paused", { day })} />;
  if (urgency === "overdue") return <StatusMark icon="warning" tint="alert" words={words} />;
  if (urgency === "calm") return <span>{words}</span>;
  return <StatusMark icon="clock" tint={urgency === "three-days" ? "alert" : "warning"} words={words} />;
}
