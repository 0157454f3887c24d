import { store } from "../platform/store.ts";

const state = store<{ readonly away: false } | { readonly away: true; readonly since: number }>({
  away: false,
});

/** Whether the server answers. `lost` keeps the first moment; `found` forgets it. */
export const connection = {
  state,
  lost: (at: number): void => {
    if (!state.get().away) state.set({ away: true, since: at });
  },
  found: (): void => {
    if (state.get().away) state.set({ away: false });
  },
};
