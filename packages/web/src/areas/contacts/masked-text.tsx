import { Icon } from "../../parts/icon.tsx";
import { useWords } from "../../words/use-words.ts";
import { maskedParts } from "./masked-parts.ts";

/** Text with a labelled chip in the place of each masked value. */
export function MaskedText({ text }: { readonly text: string }) {
  const say = useWords();
  return (
    <>
      {maskedParts(text).map(({ at, words, mask }) =>
        mask === undefined ? (
          <span key={at}>{words}</span>
        ) : (
          <span key={at} className="chip">
            <Icon name="eye-off" size={16} />
            {say(`contacts.mask-${mask}`)}
          </span>
        ),
      )}
    </>
  );
}
