import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type Answer, type Asking, call } from "../../api/client.ts";
import { type Failure, failureOf } from "../../api/failure.ts";
import type { Recording } from "../use-player.ts";

export type NoteShown = Answer<"listNotes">["notes"][number];
type Written = Asking<"writeNote">["body"];

/** Notes beside a contact, and what can be done with them. */
export interface Notes {
  readonly rows: readonly NoteShown[];
  readonly isPending: boolean;
  readonly failure: Failure | undefined;
  readonly again: () => void;
  /** Writes a new note, or one's own anew. Answers it; rejects with `Failure`. */
  readonly save: (note: NoteShown["note"] | undefined, written: Written) => Promise<NoteShown>;
  readonly remove: (note: NoteShown["note"]) => Promise<void>;
}

/** The notes of a contact: read once, then kept in step with what is written here, as each reading is an entry in the ledger. */
export function useNotes({ sitting, contact }: Pick<Recording, "sitting" | "contact">): Notes {
  const [changed, setChanged] = useState<readonly NoteShown[]>();
  const read = useQuery<Answer<"listNotes">, Failure>({
    queryKey: ["listNotes", sitting, contact],
    queryFn: ({ signal }) => call("listNotes", { params: { sitting, contact } }, { signal }),
    gcTime: 0,
  });
  const first = read.data?.notes;
  const rows = changed ?? first ?? [];
  const put = useCallback(
    (change: (rows: readonly NoteShown[]) => readonly NoteShown[]) =>
      setChanged((before) => inOrder(change(before ?? first ?? []))),
    [first],
  );
  const save: Notes["save"] = async (note, written) => {
    const kept = await whether(() =>
      note === undefined
        ? call("writeNote", { params: { sitting, contact }, body: written })
        : call("changeNote", { params: { sitting, contact, note }, body: written }),
    );
    put((before) => [...before.filter((one) => one.note !== kept.note), kept]);
    return kept;
  };
  const remove: Notes["remove"] = async (note) => {
    await whether(() => call("removeNote", { params: { sitting, contact, note } }));
    put((before) => before.filter((one) => one.note !== note));
  };
  return {
    rows,
    isPending: read.isPending,
    failure: read.error ?? undefined,
    again: () => void read.refetch(),
    save,
    remove,
  };
}

async function whether<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    throw failureOf(thrown);
  }
}

function inOrder(rows: readonly NoteShown[]): readonly NoteShown[] {
  return rows.toSorted((a, b) => a.fromMs - b.fromMs || a.at.localeCompare(b.at));
}
