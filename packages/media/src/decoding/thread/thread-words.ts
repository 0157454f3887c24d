/** What the decoding thread is asked: the next bytes; without any the input has ended. */
export interface Asked {
  readonly bytes?: Uint8Array;
}

/** What it tells, once for each message. */
export interface Told {
  /** As soon as it is known. */
  readonly format?: { readonly channels: number; readonly rate: number };
  readonly samples: Uint8Array<ArrayBuffer>;
  /** Frames that could not be decoded. */
  readonly damaged: number;
  /** The decoder gave up. */
  readonly failed?: true;
}
