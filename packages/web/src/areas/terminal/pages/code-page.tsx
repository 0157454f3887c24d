import type { Bar } from "../bar.ts";
import { Frame } from "../frame.tsx";

/** T2: six digits for the officer; another code takes their place by itself. */
export function CodePage({ code, bar }: { readonly code: string | undefined; readonly bar: Bar }) {
  const { tell } = bar.looks;
  if (code === undefined) return <Frame page="t2-waits" title={tell("code-comes")} {...bar} />;
  return (
    <Frame page="t2" title={tell("code")} {...bar}>
      <p className="code" aria-live="polite">
        <span className="unseen">{code.split("").join(" ")}</span>
        <span aria-hidden="true">
          {code.slice(0, 3)}
          <span className="code-gap" />
          {code.slice(3)}
        </span>
      </p>
    </Frame>
  );
}
