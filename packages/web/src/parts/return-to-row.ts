import { useEffect } from "react";
import { location, rememberedPlace } from "../route/location.ts";

/** After Back, once the rows are there, puts focus and scroll where they were. */
export function useReturnToRow(ready: boolean): void {
  useEffect(() => {
    if (!ready || location.get().by !== "back") return;
    const { row, scroll } = rememberedPlace();
    if (scroll !== undefined) window.scrollTo(0, scroll);
    if (row === undefined) return;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus({ preventScroll: true });
  }, [ready]);
}
