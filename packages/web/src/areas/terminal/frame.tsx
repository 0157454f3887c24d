import { type ReactNode, useEffect, useRef } from "react";
import { Key } from "./key.tsx";
import type { Looks } from "./looks.ts";

interface FrameProps {
  /** The page by its name in the book: t0 … t7. */
  readonly page: string;
  readonly title: string;
  readonly looks?: Looks;
  /** Asks for another language; the bar with language, size and ground stands where it is given. */
  readonly onLanguage?: () => void;
  /** The words fill the page and are said at once. */
  readonly loud?: boolean;
  /** Stands beside the heading. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** One page of the terminal: its heading has the focus when it comes, and above it stands how it looks and speaks. */
export function Frame({ page, looks, onLanguage, loud = false, title, aside, children }: FrameProps) {
  return (
    <div className={`terminal terminal-${page}`} data-page={page}>
      {looks === undefined || onLanguage === undefined ? null : (
        <div className="looks">
          <Key onPress={onLanguage}>{looks.tell("language")}</Key>
          <Key onPress={looks.enlarge} label={`Aa+ ${looks.tell("larger")}`}>
            Aa+
          </Key>
          <Key onPress={looks.turnGround}>{looks.tell(looks.isBlack ? "white" : "black")}</Key>
        </div>
      )}
      <main className={loud ? "sheet sheet-loud" : "sheet"}>
        <div className="title-line">
          <Heading key={page} title={title} loud={loud} />
          {aside}
        </div>
        {children}
      </main>
    </div>
  );
}

function Heading({ title, loud }: { readonly title: string; readonly loud: boolean }) {
  const h1 = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    h1.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={h1} tabIndex={-1} {...(loud ? { role: "alert" } : {})}>
      {title}
    </h1>
  );
}
