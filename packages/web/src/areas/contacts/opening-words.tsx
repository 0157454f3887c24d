import { useEffect, useState } from "react";
import { after } from "../../platform/clock.ts";
import { useWords } from "../../words/use-words.ts";

/** The room of the player while a sitting opens; says so after 400 ms. */
export function OpeningWords() {
  const say = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => after(400, () => setSlow(true)), []);
  return (
    <div className="opening" aria-busy="true">
      <output className="quiet">{slow ? say("contacts.opening") : ""}</output>
    </div>
  );
}
