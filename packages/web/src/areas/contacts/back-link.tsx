import type { Working } from "../../session/working.ts";
import { Link } from "../../route/link.tsx";
import { useMe } from "../../session/use-me.ts";
import { useWords } from "../../words/use-words.ts";

/** Up to the list or case that the contact belongs to. */
export function BackLink({ work }: { readonly work?: NonNullable<Working["case"]> }) {
  const say = useWords();
  const { role } = useMe();
  const hasList = role === "ag" || role === "tl";
  if (!hasList && work === undefined) return null;
  const isCase = work !== undefined && work.kind !== "training";
  const to = !isCase
    ? "/contacts"
    : work.kind === "quality"
      ? `/quality/samples/${work.id}`
      : `/complaints/${work.id}`;
  const words = isCase
    ? work.number
    : say(role === "tl" ? "shell.nav-contacts-team" : "shell.nav-contacts-own");
  return (
    <p className="back-line">
      <Link to={to}>‹ {words}</Link>
    </p>
  );
}
