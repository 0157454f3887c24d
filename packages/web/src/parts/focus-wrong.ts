import { type RefObject, useEffect, useRef } from "react";
import type { Failure } from "../api/failure.ts";

/**
 * Puts the focus on the first field that a form found fault with, the server's answer or its own look at the `tries`-th sending; the form is the element the
 * answer is given to.
 */
export function useFocusWrong(failure: Failure | null, tries = 0): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const serial = failure?.serial;
  useEffect(() => {
    if (serial === undefined && tries === 0) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [serial, tries]);
  return form;
}
