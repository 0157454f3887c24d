import { useEffect, useState } from "react";
import { useStore } from "../../platform/store.ts";
import { Asked } from "./asked.tsx";
import { Frame } from "./frame.tsx";
import { Key } from "./key.tsx";
import { useLooks } from "./looks.ts";
import { pageOf } from "./page-of.ts";
import { CodePage } from "./pages/code-page.tsx";
import { FinishPage } from "./pages/finish-page.tsx";
import { IdlePage } from "./pages/idle-page.tsx";
import { ItemPage } from "./pages/item-page.tsx";
import { LanguagePage } from "./pages/language-page.tsx";
import { PlayerPage } from "./pages/player-page.tsx";
import { RulesPage } from "./pages/rules-page.tsx";
import type { Seat } from "./seat.ts";

/** A page that the citizen opened on top of the one that stands. */
type Over = "language" | "items" | "finish" | undefined;

/** The listening terminal: one page, no address, one decision at a time (screens S-60). */
export function Terminal({ seat, onAnew }: { readonly seat: Seat; readonly onAnew: () => void }) {
  const view = useStore(seat.view);
  const looks = useLooks();
  const { tell } = looks;
  const [isStarted, setStarted] = useState(false);
  const [over, setOver] = useState<Over>("language");
  const page = pageOf(view, isStarted);
  const isCovered = page === "t5" || page === "t6" || page === "t7";
  useEffect(() => {
    document.title = "Tallenne";
  }, []);
  // What was open on top is gone once the page was covered.
  if (isCovered && over !== undefined) setOver(undefined);
  const bar = { looks, onLanguage: () => setOver("language") };
  const onClose = () => setOver(undefined);

  if (page === "none")
    return (
      <Frame page="none" title={tell("not-enrolled")}>
        {tell("not-enrolled-do")}
      </Frame>
    );
  if (page === "t7")
    return (
      <Frame page="t7" title={tell("end")} loud>
        <div className="keys">
          <Key look="main" onPress={onAnew}>
            {tell("close")}
          </Key>
        </div>
      </Frame>
    );
  if (page === "t6") return <Frame page="t6" title={tell("lost")} loud />;
  if (page === "t5")
    return (
      <Frame page="t5" title={tell(view.state?.phase === "away" ? "away" : "paused")} loud>
        <Asked seat={seat} looks={looks} />
        <div className="keys">
          <Key onPress={() => seat.ask("help")}>{tell("help")}</Key>
        </div>
      </Frame>
    );
  if (page === "t0") return <IdlePage onStart={() => setStarted(true)} />;
  if (over === "language")
    return (
      <LanguagePage
        looks={looks}
        onChosen={(language) => {
          looks.speak(language);
          seat.speak(language);
          onClose();
        }}
      />
    );
  if (page === "no-link") return <Frame page="no-link" title={tell("no-link")} {...bar} loud />;
  if (page === "t2") return <CodePage code={view.code} bar={bar} />;
  if (page === "t3") return <RulesPage seat={seat} isBriefed={view.state?.briefed === true} bar={bar} />;
  if (over === "items") return <ItemPage seat={seat} bar={bar} onClose={onClose} />;
  if (over === "finish") return <FinishPage seat={seat} bar={bar} onClose={onClose} />;
  return (
    <PlayerPage seat={seat} bar={bar} onItems={() => setOver("items")} onFinish={() => setOver("finish")} />
  );
}
