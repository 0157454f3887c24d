import { type Failure, failureOf } from "../../api/failure.ts";
import type { Stop } from "../../platform/clock.ts";
import { type Store, store } from "../../platform/store.ts";
import type { Draft } from "./draft.ts";

/** A draft and how far the server has it. */
interface KeptDraft {
  readonly draft: Draft;
  readonly is: "saved" | "changed" | "failed";
  /** When the server last saved it. */
  readonly savedAt?: string;
  readonly failure?: Failure;
}

/** A draft that saves itself a moment after the last change. */
export interface DraftKeeper {
  readonly state: Store<KeptDraft>;
  change(draft: Draft): void;
  /** Saves what is not saved yet; resolves when the server has it, or has refused it. */
  flush(): Promise<void>;
  /** Saves what is left and ends. */
  end(): void;
}

/** So long after the last change a draft is saved, milliseconds. */
const restMs = 1_200;

/** Keeps a draft on the server. Saves follow one another, the newest wins; what failed is saved with the next change or by `flush`. */
export function keepDraft(
  first: { readonly draft: Draft; readonly savedAt?: string },
  ports: {
    readonly save: (draft: Draft) => Promise<string>;
    readonly after: (milliseconds: number, act: () => void) => Stop;
  },
): DraftKeeper {
  const state = store<KeptDraft>({ ...first, is: "saved" });
  let waiting: Stop | undefined;
  let saving: Promise<void> | undefined;
  const saveAll = async (): Promise<void> => {
    while (state.get().is !== "saved") {
      const { draft } = state.get();
      try {
        const savedAt = await ports.save(draft);
        const now = state.get().draft;
        state.set({ draft: now, is: now === draft ? "saved" : "changed", savedAt });
      } catch (thrown) {
        state.set({ ...state.get(), is: "failed", failure: failureOf(thrown) });
        return;
      }
    }
  };
  const flush = (): Promise<void> => {
    waiting?.();
    waiting = undefined;
    saving ??= saveAll().finally(() => {
      saving = undefined;
    });
    return saving;
  };
  return {
    state,
    flush,
    change: (draft) => {
      const { savedAt } = state.get();
      state.set({ draft, is: "changed", ...(savedAt === undefined ? {} : { savedAt }) });
      waiting?.();
      waiting = ports.after(restMs, () => void flush());
    },
    end: () => void flush(),
  };
}
