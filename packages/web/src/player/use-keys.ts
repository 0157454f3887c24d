import { useEffect, useEffectEvent } from "react";
import { actOf, type KeyAct } from "./key-map.ts";
import { playerSettings } from "./settings.ts";

/** What a key asks of the player: one of the letters' acts, or those of the foot pedal and the space bar. */
export type Asked = KeyAct | "pedal" | "pedal-back" | "space";

/** What the place of the focus allows. */
export interface Focus {
  readonly inDialog: boolean;
  readonly inText: boolean;
  /** Nothing that takes keys itself has the focus. */
  readonly nowhere: boolean;
}

/**
 * What a pressed key asks: F8 and Shift+F8 everywhere but in dialogs, Space only where nothing has the focus, letters outside of text fields and
 * dialogs while they are on. Esc is nobody's here: it closes dialogs and never stops the sound.
 */
export function askedBy(
  pressed: Parameters<typeof actOf>[0] & { readonly repeat: boolean },
  focus: Focus,
  { keysOn, keys }: { keysOn: boolean; keys: Parameters<typeof actOf>[1] },
): Asked | undefined {
  if (focus.inDialog) return undefined;
  if (pressed.key === "F8") {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
    if (pressed.shiftKey) return "pedal-back";
    return pressed.repeat ? undefined : "pedal";
  }
  if (pressed.key === " ") return focus.nowhere && !pressed.repeat && !pressed.shiftKey ? "space" : undefined;
  if (focus.inText || !keysOn) return undefined;
  const act = actOf(pressed, keys);
  return pressed.repeat && act !== "back" && act !== "forward" ? undefined : act;
}

/** Listens to the page's keys while the player is on it. */
export function useKeys(act: (asked: Asked) => void): void {
  const acted = useEffectEvent(act);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const asked = askedBy(event, focusNow(), playerSettings.get());
      if (asked === undefined) return;
      event.preventDefault();
      acted(asked);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function focusNow(): Focus {
  const focused = document.activeElement;
  return {
    inDialog: document.querySelector("dialog[open]") !== null,
    inText:
      focused?.matches(
        "textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])",
      ) ?? false,
    nowhere: focused === null || focused === document.body || focused.matches("h1"),
  };
}
