import { type Voices, voicesOf } from "./voices.ts";
import type { Side } from "./side.ts";

/** What the sound tells. */
export interface SoundEvents {
  /** Sound comes out from now on. */
  readonly onSounding: () => void;
  /** It plays on without being asked anything, or came to its end. */
  readonly onEnded: () => void;
  /** The address no longer gives sound, whatever the reason. */
  readonly onFailed: () => void;
}

/** Something that plays an address. Times are milliseconds. */
export interface Sound {
  /** Takes an address; nothing sounds yet. */
  readonly load: (address: string, at: number) => void;
  readonly play: () => void;
  readonly hush: () => void;
  /** Forgets the address and everything buffered of it. */
  readonly drop: () => void;
  readonly place: (at: number) => void;
  readonly at: () => number;
  readonly rate: (rate: number) => void;
  readonly side: (side: Side) => void;
  /** Soft voices brought up to the loud ones, or as recorded. */
  readonly level: (on: boolean) => void;
  readonly end: () => void;
}

/** The browser's own element, with its two channels weighed once a side is chosen or levels are evened. Pitch is kept at every speed. */
export function elementSound(audio: HTMLAudioElement, { onSounding, onEnded, onFailed }: SoundEvents): Sound {
  let voices: Voices | undefined;
  let address = "";
  let wanted = 0;
  let isPlaced = true;
  audio.preservesPitch = true;
  // A place asked for before the length is known is taken once it is.
  const settle = () => {
    if (isPlaced || audio.readyState < HTMLMediaElement.HAVE_METADATA) return;
    isPlaced = true;
    audio.currentTime = wanted / 1000;
  };
  const failed = () => {
    if (address !== "") onFailed();
  };
  audio.addEventListener("loadedmetadata", settle);
  audio.addEventListener("playing", onSounding);
  audio.addEventListener("ended", onEnded);
  audio.addEventListener("error", failed);
  const drop = () => {
    address = "";
    audio.pause();
    if (!audio.hasAttribute("src")) return;
    audio.removeAttribute("src");
    audio.load();
  };
  return {
    load: (next, at) => {
      address = next;
      wanted = at;
      isPlaced = false;
      const { playbackRate } = audio;
      audio.src = next;
      audio.defaultPlaybackRate = playbackRate;
      audio.playbackRate = playbackRate;
    },
    // A refusal to play shows as `error` or as a pause that the press itself asked for.
    play: () => {
      voices?.wake();
      void audio.play().catch((thrown: unknown) => {
        if (thrown instanceof DOMException && thrown.name === "NotAllowedError") onFailed();
      });
    },
    hush: () => audio.pause(),
    drop,
    place: (at) => {
      wanted = at;
      isPlaced = false;
      settle();
    },
    at: () => (isPlaced ? audio.currentTime * 1000 : wanted),
    rate: (rate) => {
      audio.defaultPlaybackRate = rate;
      audio.playbackRate = rate;
    },
    side: (side) => {
      if (side === "both" && voices === undefined) return;
      voices ??= voicesOf(audio);
      voices.weigh(side);
    },
    level: (on) => {
      if (!on && voices === undefined) return;
      voices ??= voicesOf(audio);
      voices.level(on);
    },
    end: () => {
      drop();
      audio.removeEventListener("loadedmetadata", settle);
      audio.removeEventListener("playing", onSounding);
      audio.removeEventListener("ended", onEnded);
      audio.removeEventListener("error", failed);
      voices?.end();
    },
  };
}
