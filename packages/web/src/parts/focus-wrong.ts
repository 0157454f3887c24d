import { type RefObject, useEffect, useRef } from "react";
import type { Failure } from "../api/failure.ts";

/** Puts the focus on the first field that a failed form found fault with; the form is the element the answer is given to. */
export function useFocusWrong(failure: Failure | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const serial = failure?.serial;
  useEffect(() => {
    if (serial === undefined) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [serial]);
  return form;
}
