import type { Action } from "@tallenne/contracts";
import { type ReactNode, useEffect, useRef } from "react";
import { Note } from "../parts/note.tsx";
import { useStore } from "../platform/store.ts";
import { type Location, location, rememberedPlace } from "../route/location.ts";
import { session } from "../session/session.ts";
import { purposeChanged } from "../session/working.ts";
import { useWords } from "../words/use-words.ts";
import { CaseBar } from "./case-bar.tsx";

interface PageProps {
  /** Names the page, never a person or a contact; stands in the window's title. */
  readonly title: string;
  /** The heading on the page, where it says more than the title. */
  readonly heading?: string;
  readonly children: ReactNode;
  /** What the next act here leaves in the ledger. */
  readonly acts?: readonly Action[];
  /** The page shows contacts or cases: purpose and case stand in the bar. */
  readonly worksOn?: "contacts";
  /** Offers another purpose. */
  readonly onChange?: () => void;
  /** Reading width for texts. */
  readonly narrow?: boolean;
  /** Stands beside the heading. */
  readonly aside?: ReactNode;
  /** A contact: one sentence is printed in its place. */
  readonly unprinted?: boolean;
}

let isFirstPage = true;

/** Frame of every page: case bar, heading with the focus after navigation, title of the window. */
export function Page(props: PageProps) {
  const {
    title,
    heading = title,
    children,
    acts,
    worksOn,
    onChange,
    narrow = false,
    aside,
    unprinted = false,
  } = props;
  const say = useWords();
  const arrival = useStore(location);
  const signedIn = useStore(session).state === "in";
  const changed = useStore(purposeChanged);
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Tallenne`;
  }, [title]);
  useEffect(() => {
    const returning = arrival.by === "back" && rememberedPlace().row !== undefined;
    if (!isFirstPage && !returning) {
      h1.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    isFirstPage = false;
  }, [arrival]);
  useEffect(() => {
    if (changed) h1.current?.focus();
  }, [changed]);
  // It was said on this page: the next one says it no more.
  useEffect(() => forgetChangeAfter(arrival), [arrival]);
  return (
    <>
      {signedIn ? (
        <CaseBar
          acts={acts ?? []}
          {...(worksOn === undefined ? {} : { worksOn })}
          {...(onChange === undefined ? {} : { onChange })}
        />
      ) : null}
      {unprinted ? <p className="print-only">{say("shell.print")}</p> : null}
      <main id="main" className={`${narrow ? "page page-narrow" : "page"}${unprinted ? " unprinted" : ""}`}>
        {changed ? <Note tone="done">{say("shell.purpose")}</Note> : null}
        <div className="page-head">
          <h1 ref={h1} tabIndex={-1}>
            {heading}
          </h1>
          {aside}
        </div>
        {children}
      </main>
    </>
  );
}

/** What to do when a visit of a page ends, whichever visit it was. */
function forgetChangeAfter(_visit: Location): () => void {
  return () => purposeChanged.set(false);
}
