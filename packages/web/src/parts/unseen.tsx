import type { ReactNode } from "react";

/** Words for those who listen to the page. */
export function Unseen({ children }: { readonly children: ReactNode }) {
  return <span className="unseen">{children}</span>;
}
