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
  readonly end: () => void;
}

/** The browser's own element, with its two channels weighed once a side is chosen. Pitch is kept at every speed. */
export function elementSound(audio: HTMLAudioElement, { onSounding, onEnded, onFailed }: SoundEvents): Sound {
  let sides: Sides | undefined;
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
      sides?.wake();
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
      if (side === "both" && sides === undefined) return;
      sides ??= sidesOf(audio);
      sides.weigh(side);
    },
    end: () => {
      drop();
      audio.removeEventListener("loadedmetadata", settle);
      audio.removeEventListener("playing", onSounding);
      audio.removeEventListener("ended", onEnded);
      audio.removeEventListener("error", failed);
      sides?.end();
    },
  };
}

interface Sides {
  readonly weigh: (side: Side) => void;
  readonly wake: () => void;
  readonly end: () => void;
}

/** Adviser on the first channel, customer on the second; one alone is heard in both ears. */
function sidesOf(audio: HTMLAudioElement): Sides {
  const context = new AudioContext();
  const source = context.createMediaElementSource(audio);
  const split = context.createChannelSplitter(2);
  const merge = context.createChannelMerger(2);
  source.connect(split);
  // From each channel to each ear.
  const gains = [0, 1].map((channel) =>
    [0, 1].map((ear) => {
      const gain = context.createGain();
      split.connect(gain, channel);
      gain.connect(merge, 0, ear);
      return gain;
    }),
  );
  merge.connect(context.destination);
  return {
    weigh: (side) => {
      for (const [channel, ears] of gains.entries()) {
        for (const [ear, gain] of ears.entries()) gain.gain.value = weight(side, channel, ear);
      }
      void context.resume();
    },
    wake: () => void context.resume(),
    end: () => void context.close(),
  };
}

function weight(side: Side, channel: number, ear: number): number {
  if (side === "both") return channel === ear ? 1 : 0;
  return channel === (side === "adviser" ? 0 : 1) ? 1 : 0;
}
