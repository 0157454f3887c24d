import { type Clock } from "@tallenne/runtime";
import { emptyRoot } from "./hash.ts";
import { type EntryReader } from "./entry-reader.ts";
import { filesBetween, outdatedPartials } from "./files-between.ts";
import { checkpointText, type NoteSigner } from "./note-signer.ts";
import { rootOf } from "./proof.ts";
import { isFull, type Sink } from "./sink.ts";
import { type Tail } from "./tail.ts";
import { type MerkleTree } from "./tree.ts";

/** A signed checkpoint. */
export interface Published {
  readonly size: number;
  readonly text: string;
  /** When it was signed, epoch milliseconds. */
  readonly at: number;
}

/** What a publisher works with. */
export interface PublisherParts {
  readonly origin: string;
  readonly signer: NoteSigner;
  readonly clock: Clock;
  readonly tree: MerkleTree;
  readonly tail: Tail;
  readonly reader: EntryReader;
  readonly sinks: readonly Sink[];
  /** A folder failed in a way that does not pass by itself. */
  readonly lose: (sink: Sink, failure: Error) => void;
  /** Hears each checkpoint that stands in a folder. */
  readonly published: (checkpoint: string) => void;
}

/** A folder that lacks many entries is filled in pieces of this many, so that checkpoints of the others are not held up. */
const piece = 65_536;

/** Writes tiles and signed checkpoints to the folders, one publication after another. */
export class Publisher {
  readonly #parts: PublisherParts;
  #now: Published;
  #failing: string | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #coming: Promise<Published> | undefined;

  /** `now` is the newest checkpoint known; without one the log is new. */
  constructor(parts: PublisherParts, now: Published | undefined) {
    this.#parts = parts;
    this.#now = now ?? this.#sign(0, emptyRoot);
  }

  /** The newest checkpoint. */
  get now(): Published {
    return this.#now;
  }

  /** Why the last publication failed somewhere; undefined when it did not. */
  get failing(): string | undefined {
    return this.#failing;
  }

  /** Publishes everything appended so far to the live folders. Rejects when none of them took it. */
  publish(): Promise<Published> {
    this.#coming ??= this.#inTurn(() => {
      this.#coming = undefined;
      return this.#publishTo(this.#parts.sinks.filter((sink) => sink.isLive));
    });
    return this.#coming;
  }

  /** Brings a folder up to date and lets it take entries; only while no entries are being written. Rejects as its disk does. */
  enliven(sink: Sink): Promise<void> {
    return this.#inTurn(async () => {
      if (sink.isNew) await this.#send(sink, this.#sign(0, emptyRoot));
      const live = this.#parts.sinks.filter((other) => other.isLive && other !== sink);
      await this.#publishTo([...live, sink], sink);
      await sink.beginJournal(this.#parts.tree.size);
    });
  }

  /** Brings a folder that is behind one piece nearer; answers how many entries it still lacks. Rejects as its disk does. */
  fill(sink: Sink): Promise<number> {
    return this.#inTurn(async () => {
      if (sink.isNew) await this.#send(sink, this.#sign(0, emptyRoot));
      const next = sink.published - (sink.published % piece) + piece;
      const { tree, reader } = this.#parts;
      const to = next < this.#now.size ? this.#sign(next, await rootOf(reader.hashes, next)) : this.#now;
      if (sink.published < to.size) await this.#send(sink, to);
      return tree.size - sink.published;
    });
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  /** Rejects when no folder took the checkpoint, or the `needed` one did not. */
  async #publishTo(sinks: readonly Sink[], needed?: Sink): Promise<Published> {
    const { tree, lose, published } = this.#parts;
    const { size } = tree;
    if (size === this.#now.size && sinks.every((sink) => sink.published === size)) return this.#now;
    const next = size === this.#now.size ? this.#now : this.#sign(size, tree.root());
    const failures = (await Promise.all(sinks.map((sink) => this.#trySend(sink, next)))).filter(
      (failed) => failed !== undefined,
    );
    this.#failing = failures[0]?.failure.message;
    for (const { sink, failure } of failures) if (sink !== needed && !isFull(failure)) lose(sink, failure);
    const refusal =
      failures.find(({ sink }) => sink === needed) ??
      (failures.length === sinks.length ? failures[0] : undefined);
    if (failures.length < sinks.length) {
      this.#now = next;
      published(next.text);
    }
    if (refusal || sinks.length === 0) throw refusal?.failure ?? new Error("no folder takes checkpoints");
    this.#forget();
    return next;
  }

  async #trySend(sink: Sink, next: Published): Promise<{ sink: Sink; failure: Error } | undefined> {
    try {
      await this.#send(sink, next);
      return undefined;
    } catch (failure) {
      return { sink, failure: failure as Error };
    }
  }

  async #send(sink: Sink, { size, text }: Published): Promise<void> {
    const from = sink.published;
    const outdated = outdatedPartials(from, size);
    await sink.publish(filesBetween(this.#parts.reader, from, size), { size, checkpoint: text, outdated });
  }

  /** Lets go of what every live folder has in full bundles. */
  #forget(): void {
    const { sinks, tail, tree } = this.#parts;
    const live = sinks.filter((sink) => sink.isLive);
    tail.forgetBefore(Math.min(this.#now.size, ...live.map((sink) => sink.published)));
    tree.row(0)?.forgetBefore(tail.start);
  }

  #sign(size: number, root: Uint8Array): Published {
    const { origin, signer, clock } = this.#parts;
    return { size, text: signer.sign(checkpointText({ origin, size, root })), at: clock.now() };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const outcome = this.#turn.then(work);
    this.#turn = outcome.catch(() => undefined);
    return outcome;
  }
}
