import type { Me } from "@tallenne/contracts";
import { useMe } from "../session/use-me.ts";
import { useWords } from "../words/use-words.ts";
import { Button } from "./button.tsx";
import type { KnownNames } from "./names.ts";
import { ProblemNote } from "./problem-note.tsx";

interface NamesButtonProps {
  readonly people: readonly Me["person"][];
  readonly names: KnownNames;
}

/** Asks for the names behind pseudonyms, where one of them is not known yet; each asking is an entry in the ledger. */
export function NamesButton({ people, names }: NamesButtonProps) {
  const say = useWords();
  const me = useMe();
  const isUnnamed = people.some((person) => person !== me.person && names.nameOf(person) === undefined);
  return (
    <>
      {isUnnamed ? (
        <Button
          variant="secondary"
          disabled={names.resolve.isPending}
          onClick={() => names.resolve.mutate(people)}
        >
          {say("oversight.names")}
        </Button>
      ) : null}
      {names.resolve.isError ? <ProblemNote failure={names.resolve.error} /> : null}
    </>
  );
}
