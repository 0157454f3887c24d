import type { MouseEvent, ReactNode, Ref } from "react";
import { go } from "./location.ts";

interface LinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
  readonly onGo?: () => void;
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly row?: string;
}

/** A link inside the application: goes without loading the page again; with a modifier key it is an ordinary link. */
export function Link({ to, children, className, current = false, onGo, ref, row }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onGo?.();
    go(to);
  };
  return (
    <a
      href={to}
      onClick={follow}
      ref={ref}
      {...(className === undefined ? {} : { className })}
      {...(current ? { "aria-current": "page" as const } : {})}
      {...(row === undefined ? {} : { "data-row": row })}
    >
      {children}
    </a>
  );
}
