import { useEffect, useState } from "react";
import { lookAt, services } from "../../api/health.ts";
import { clockWords } from "../../format/date-words.ts";
import { civilTime } from "../../format/civil-time.ts";
import { Loading } from "../../parts/loading.tsx";
import { Note } from "../../parts/note.tsx";
import { type Column, RecordTable } from "../../parts/record-table.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { every, now } from "../../platform/clock.ts";
import { Link } from "../../route/link.tsx";
import { Page } from "../../shell/page.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { afterLook, inOrder, isCutOff, type ServiceState, type ServiceStates } from "./service-states.ts";

/** How often the services are looked at, milliseconds. */
const lookEveryMs = 5000;

const marks = {
  works: { icon: "tick", tint: "done" },
  slow: { icon: "clock", tint: "warning" },
  away: { icon: "warning", tint: "alert" },
} as const;

/** S-92: how each service is, since when, what people notice of it and what helps. */
export function HealthPage() {
  const say = useWords();
  const language = useLanguage();
  const seen = useServiceStates();
  const timeOf = (at: number) => clockWords(civilTime(at), language);
  const columns: readonly Column<ServiceState>[] = [
    {
      key: "service",
      words: say("intake.health-service"),
      header: true,
      renderCell: ({ service }) => say(`intake.service-${service}`),
    },
    {
      key: "state",
      words: say("intake.health-state"),
      renderCell: ({ state }) => <StatusMark {...marks[state]} words={say(`intake.health-${state}`)} />,
    },
    {
      key: "since",
      words: say("intake.health-since"),
      renderCell: ({ since }) => <span className="nowrap">{timeOf(since)}</span>,
    },
    {
      key: "noticed",
      words: say("intake.health-noticed"),
      renderCell: ({ service, state }) => (state === "works" ? "–" : say(`intake.noticed-${service}`)),
    },
    {
      key: "help",
      words: say("intake.health-help"),
      renderCell: ({ state }) => (state === "works" ? "–" : say(`intake.help-${state}`)),
    },
  ];
  return (
    <Page title={say("intake.health-title")} aside={<Link to="/intake">{say("intake.title")}</Link>}>
      <p className="quiet">{say("intake.health-why")}</p>
      {seen === undefined ? (
        <Loading rows={6} />
      ) : (
        <>
          {seen.cutOff ? (
            <Note tone="warning">{say("intake.health-cut-off", { time: timeOf(seen.at) })}</Note>
          ) : null}
          <RecordTable
            caption={say("intake.health-title")}
            columns={columns}
            rows={inOrder(seen.states, services)}
            rowKey={({ service }) => service}
          />
        </>
      )}
    </Page>
  );
}

interface Seen {
  readonly states: ServiceStates;
  /** When the states shown were seen, epoch milliseconds. */
  readonly at: number;
  /** Nothing answers: the states shown are those of before. */
  readonly cutOff: boolean;
}

/** Looks at all services again and again while the page is open. */
function useServiceStates(): Seen | undefined {
  const [seen, setSeen] = useState<Seen>();
  useEffect(() => {
    let isOpen = true;
    const look = async () => {
      const looks = await Promise.all(services.map(lookAt));
      if (!isOpen) return;
      const at = now();
      setSeen((before) =>
        before !== undefined && isCutOff(looks)
          ? { ...before, cutOff: true }
          : { states: afterLook(before?.states ?? [], looks, at), at, cutOff: false },
      );
    };
    void look();
    const stop = every(lookEveryMs, () => void look());
    return () => {
      isOpen = false;
      stop();
    };
  }, []);
  return seen;
}
