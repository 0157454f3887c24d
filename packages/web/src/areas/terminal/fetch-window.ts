import type {
  fetchWindow as declared,
  Parsed,
  readSeatText,
  ShownText,
  ShownTranscript,
} from "@tallenne/contracts";
import { addresses } from "../../api/addresses.ts";
import { Failure, failureFrom } from "../../api/failure.ts";

/** Fetches of the terminal: by its session key and a ticket of ten seconds, kept nowhere. Throws `Failure`. */
export interface SeatFetches {
  /** Mono samples: both sides of a call mixed, so that one ear hears everybody. */
  readonly sound: (
    asking: Parsed<(typeof declared)["body"]>,
    channels: number,
    signal: AbortSignal,
  ) => Promise<Float32Array>;
  readonly text: (asking: Parsed<(typeof readSeatText)["body"]>) => Promise<ShownText>;
  /** What is said in a call. */
  readonly transcript: (asking: Parsed<(typeof readSeatText)["body"]>) => Promise<ShownTranscript>;
}

export const seatFetches: SeatFetches = {
  sound: async (asking, channels, signal) => {
    const bytes = await (await post("fetchWindow", asking, signal)).arrayBuffer();
    return mixed(bytes, channels);
  },
  text: async (asking) => (await (await post("readSeatText", asking)).json()) as ShownText,
  transcript: async (asking) => (await (await post("readSeatTranscript", asking)).json()) as ShownTranscript,
};

async function post(
  name: "fetchWindow" | "readSeatText" | "readSeatTranscript",
  asking: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  const response = await fetch(addresses[name].replace("post ", ""), {
    method: "POST",
    headers: { "content-type": "application/json" },
    credentials: "same-origin",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    body: JSON.stringify(asking),
    ...(signal === undefined ? {} : { signal }),
  }).catch((thrown: unknown) => {
    if (signal?.aborted === true) throw thrown;
    throw new Failure("network");
  });
  if (!response.ok) throw await failureFrom(response);
  return response;
}

/** 16-bit little-endian samples, channels interleaved, to one channel; the bytes they came in are overwritten. */
function mixed(bytes: ArrayBuffer, channels: number): Float32Array {
  const view = new DataView(bytes);
  const samples = new Float32Array(Math.floor(bytes.byteLength / 2 / channels));
  for (let frame = 0; frame < samples.length; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1)
      sum += view.getInt16((frame * channels + channel) * 2, true);
    samples[frame] = Math.max(-1, Math.min(1, sum / 32_768));
  }
  new Uint8Array(bytes).fill(0);
  return samples;
}
