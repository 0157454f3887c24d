import { useEffect, useState } from "react";
import { after } from "../platform/clock.ts";
import { useWords } from "../words/use-words.ts";

/** Keeps the place of rows to come and says so in words, but not before 400 ms: what comes sooner shall not flicker. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const say = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => after(400, () => setSlow(true)), []);
  return (
    <div className="loading" aria-busy="true" style={{ minBlockSize: `calc(var(--row) * ${rows})` }}>
      <output>{slow ? say("shell.loading") : ""}</output>
    </div>
  );
}
