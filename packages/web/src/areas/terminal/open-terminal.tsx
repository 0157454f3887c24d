import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../../style/fonts.css";
import "./terminal.css";
import type { terminalSocket } from "@tallenne/contracts";
import { openLive } from "../../live/live-socket.ts";
import { after, every, now } from "../../platform/clock.ts";
import { Enrol } from "./enrol.tsx";
import { seatFetches } from "./fetch-window.ts";
import { takeSeat } from "./seat.ts";
import { openOutput } from "./sound/output.ts";
import { Terminal } from "./terminal.tsx";
import { wipe } from "./wipe.ts";

/** After its end a visit's page is loaded anew within this time, milliseconds: nothing of the program's memory outlives it. */
const startsAnewAfterMs = 30_000;

const anew = () => window.location.replace("/terminal");

/** Opens the page of the listening terminal; with a one-time link its device is enrolled first. */
export function openTerminal(place: HTMLElement): void {
  const token = /^#token=([A-Za-z0-9_-]{1,200})$/.exec(window.location.hash)?.[1];
  history.replaceState(null, "", "/terminal");
  const root = createRoot(place);
  const show = () => {
    const seat = takeSeat({
      live: openLive<typeof terminalSocket>({
        service: "reading-room",
        namespace: "/terminal",
        version: 1,
        about: {},
      }),
      fetches: seatFetches,
      open: openOutput,
      now,
      every,
      wipe: () => {
        after(startsAnewAfterMs, anew);
        void wipe();
      },
    });
    root.render(
      <StrictMode>
        <Terminal seat={seat} onAnew={anew} />
      </StrictMode>,
    );
  };
  if (token === undefined) show();
  else root.render(<Enrol token={token} onEnrolled={show} />);
}
