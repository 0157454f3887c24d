import { type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLanguage, useWords } from "../words/use-words.ts";
import { barPitch, drawWaveform, type Inks } from "./draw-waveform.ts";
import type { Mark } from "./marks.ts";
import { columnsOf, heightened, type Peaks } from "./peaks.ts";
import type { Playback } from "./playback.ts";
import { ticksOf } from "./ticks.ts";
import { useShownPlace } from "./use-shown-place.ts";

interface WaveformProps {
  readonly peaks: Peaks | undefined;
  readonly sides: readonly ("adviser" | "customer" | "both")[];
  readonly playback: Playback;
  readonly startedAt: string;
  readonly marks: readonly Mark[];
  readonly onSeek: (at: number) => void;
}

/** The picture of the sound, hidden from those who listen to the page: everything in it is said elsewhere. A click seeks. Has its final size at once. */
export function Waveform({ peaks, sides, playback, startedAt, marks, onSeek }: WaveformProps) {
  const say = useWords();
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(canvas);
  const { duration, silences, loop } = playback;
  const rows = useMemo(
    () =>
      peaks === undefined || width === 0
        ? sides.map(() => [])
        : heightened(sides.map((_, channel) => columnsOf(peaks, channel, Math.floor(width / barPitch)))),
    [peaks, sides, width],
  );
  const shown = useShownPlace(playback);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (element === null || context === null || context === undefined || width === 0) return;
    const scale = window.devicePixelRatio;
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    if (element.width !== w || element.height !== h) [element.width, element.height] = [w, h];
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const rowHeight = height / sides.length;
    drawWaveform(
      context,
      { width, rowHeight, rows, duration, at: shown, silences, loop, marks },
      inksOf(element, sides),
    );
  }, [rows, sides, width, height, duration, shown, silences, loop, marks]);
  const seek = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (event.button === 0 && box.width > 0) onSeek(((event.clientX - box.left) / box.width) * duration);
  };
  const ticks = ticksOf({ startedAt, durationMs: duration }, width, language);
  return (
    <div className="waveform" aria-hidden="true">
      <div className="waveform-names">
        {sides.map((side) => (
          <span key={side}>{say(`player.${side}`)}</span>
        ))}
      </div>
      <canvas
        ref={canvas}
        className={sides.length === 1 ? "waveform-canvas waveform-mono" : "waveform-canvas"}
        onPointerDown={seek}
      />
      <div className="waveform-ticks">
        {ticks.map(({ place, words }) => (
          <span key={words} style={{ insetInlineStart: `${place * 100}%` }}>
            {words}
          </span>
        ))}
      </div>
    </div>
  );
}

function useSize(element: { readonly current: HTMLElement | null }): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const watch = new ResizeObserver(() =>
      setSize({ width: measured.clientWidth, height: measured.clientHeight }),
    );
    watch.observe(measured);
    return () => watch.disconnect();
  }, [element]);
  return size;
}

function inksOf(element: HTMLElement, sides: WaveformProps["sides"]): Inks {
  if (window.matchMedia("(forced-colors: active)").matches) {
    const plain = "CanvasText";
    return {
      rows: sides.map(() => "Highlight"),
      unplayed: plain,
      line: plain,
      paper: "Canvas",
      band: "Canvas",
      bandEdge: plain,
      loop: "Highlight",
    };
  }
  const style = getComputedStyle(element);
  const ink = (name: string): string => style.getPropertyValue(name);
  return {
    rows: sides.map((side) => ink(side === "customer" ? "--customer" : "--highlight-dark")),
    unplayed: ink("--unplayed"),
    line: ink("--black"),
    paper: ink("--white"),
    band: ink("--band-dark"),
    loop: ink("--brand"),
  };
}
