import { type MerkleLog, type StoredEntry } from "./log.ts";
import { type LogLife } from "./log-life.ts";
import { type NoteSigner } from "./note-signer.ts";
import { consistencyPath, inclusionPath, rootOf } from "./proof.ts";
import { proofFileOf } from "./proof-file.ts";

/** The log as its users see it. */
export function logOf(life: LogLife, signer: NoteSigner): MerkleLog {
  const { tree, reader, publisher, appender, index } = life;
  const within = (size: number): void => {
    life.mustLive();
    if (!Number.isSafeInteger(size) || size < 0 || size > tree.size)
      throw new RangeError(`the log has ${tree.size} entries`);
  };
  const range = async (from: number, to: number): Promise<StoredEntry[]> => {
    within(from);
    return await reader.entries(from, Math.min(to, tree.size));
  };
  const entry = async (at: number): Promise<StoredEntry> => {
    const [found] = await range(at, at + 1);
    if (!found) throw new RangeError(`the log has ${tree.size} entries`);
    return found;
  };
  return {
    origin: signer.name,
    publicKey: signer.publicKey,
    append: async (entries) => {
      life.mustLive();
      return await appender.append(entries);
    },
    entry,
    range,
    page: async (question) => {
      life.mustLive();
      await index.settleAll();
      const { indexes, next } = index.find(question);
      const entries: StoredEntry[] = [];
      for (const at of indexes) entries.push(await entry(at));
      return { entries, ...(next !== undefined && { next }) };
    },
    indexOf: async (id) => {
      life.mustLive();
      await index.settleAll();
      return index.indexOf(id);
    },
    checkpoint: () => publisher.now.text,
    publish: async () => {
      life.mustLive();
      return (await publisher.publish()).text;
    },
    rootAt: async (size) => {
      within(size);
      return await rootOf(reader.hashes, size);
    },
    inclusionProof: async (at, size) => {
      within(size);
      return await inclusionPath(reader.hashes, at, size);
    },
    consistencyProof: async (older, newer) => {
      within(newer);
      return await consistencyPath(reader.hashes, older, newer);
    },
    proofFile: async (at) => {
      within(at + 1);
      const { size, text } = at < publisher.now.size ? publisher.now : await publisher.publish();
      return proofFileOf({ index: at, path: await inclusionPath(reader.hashes, at, size), checkpoint: text });
    },
    state: () => life.state(),
    close: () => life.close(),
  };
}
