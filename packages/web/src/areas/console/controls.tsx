import type { LiveVisitView } from "@tallenne/contracts";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { call } from "../../api/client.ts";
import { Button } from "../../parts/button.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { after } from "../../platform/clock.ts";
import { useWords } from "../../words/use-words.ts";
import { ActNote } from "./act-note.tsx";
import { type EmergencyKey, emergencyKey } from "./emergency-key.ts";
import { EndDialog } from "./end-dialog.tsx";
import { useAct } from "./use-console.ts";
import { isOpen, type Reason, reasons } from "./visit-words.ts";

/** Pause by F8 and danger by F9 from any focus; time, going on and the end by their buttons. */
export function Controls({ visit }: { readonly visit: LiveVisitView }) {
  const say = useWords();
  const [reason, setReason] = useState<Reason>("asked-by-citizen");
  const [isEnding, setEnding] = useState(false);
  const params = { visit: visit.visit };
  const pause = useAct(() => call("pauseVisit", { params, body: { reason } }));
  const resume = useAct(() => call("allowResume", { params }));
  const extend = useAct(() => call("extendVisit", { params, body: { minutes: 15, reason } }));
  const emergency = useAct(() => call("raiseEmergency", { params }));
  const open = isOpen(visit);
  const hold = useEmergency(
    () => {
      if (open) pause.mutate();
    },
    () => emergency.mutate(),
  );
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "F8") {
      event.preventDefault();
      if (event.type === "keydown" && !event.repeat && open) pause.mutate();
    }
    if (event.key === "F9") {
      event.preventDefault();
      if (event.type === "keydown") hold.down();
      else hold.up();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen, true);
    window.addEventListener("keyup", listen, true);
    return () => {
      window.removeEventListener("keydown", listen, true);
      window.removeEventListener("keyup", listen, true);
    };
  }, []);
  const mayResume = (visit.state === "suspended" && visit.away?.identityNeeded !== true) || visit.isHeldBack;
  return (
    <section className="controls" aria-label={say("console.controls")}>
      <div className="controls-line">
        {open ? (
          <>
            <Button className="control-pause" onClick={() => pause.mutate()}>
              {say("console.pause")}
            </Button>
            <Button
              variant="secondary"
              disabled={!mayResume}
              onClick={() => (mayResume ? resume.mutate() : undefined)}
            >
              {say("console.resume")}
            </Button>
            <Button variant="secondary" onClick={() => extend.mutate()}>
              {say("console.more-time")}
            </Button>
          </>
        ) : null}
        <Button variant="secondary" onClick={() => setEnding(true)}>
          {say("console.end")}
        </Button>
        <button
          type="button"
          className="control-emergency"
          aria-describedby="emergency-hint"
          onPointerDown={hold.down}
          onPointerUp={hold.up}
          onPointerCancel={hold.up}
          onPointerLeave={hold.up}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === " ") hold.down();
          }}
          onKeyUp={hold.up}
          onBlur={hold.up}
        >
          {say("console.emergency")}
        </button>
        <span id="emergency-hint" className="unseen">
          {say("console.emergency-hint")}
        </span>
        {open ? (
          <SelectField
            className="control-reason"
            label={say("console.reason")}
            value={reason}
            choices={reasons.map((value) => ({ value, words: say(`console.reason-${value}`) }))}
            onChange={(value) => setReason(value as Reason)}
          />
        ) : null}
      </div>
      {[pause, resume, extend, emergency].map(({ error }, place) => (
        <ActNote key={place} failure={error} />
      ))}
      {isEnding ? <EndDialog visit={visit} onClose={() => setEnding(false)} /> : null}
    </section>
  );
}

function useEmergency(blank: () => void, emergency: () => void): EmergencyKey {
  const onBlank = useEffectEvent(blank);
  const onEmergency = useEffectEvent(emergency);
  const key = useRef<EmergencyKey>(undefined);
  useEffect(() => {
    const made = emergencyKey({ onBlank: () => onBlank(), onEmergency: () => onEmergency(), after });
    key.current = made;
    return () => made.up();
  }, []);
  return { down: () => key.current?.down(), up: () => key.current?.up() };
}
