import { useMe } from "../../session/use-me.ts";
import { Link } from "../../route/link.tsx";
import { Page } from "../../shell/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { Disposals } from "./disposals.tsx";
import { Orphans } from "./orphans.tsx";
import { Preview } from "./preview.tsx";
import "./retention.css";

/** S-80: what would be deleted, then what was. The auditor sees only the latter, only an administrator deletes. */
export function RetentionPage() {
  const say = useWords();
  const { role } = useMe();
  const previews = role === "aa" || role === "dp";
  return (
    <Page
      title={say("retention.title")}
      acts={[
        ...(previews ? (["retention.rehearsed"] as const) : []),
        "access.listed",
        ...(role === "aa"
          ? (["retention.due", "retention.purged", "keys.destroyed", "retention.orphans.ordered"] as const)
          : []),
      ]}
    >
      {role === "dp" || role === "au" ? (
        <p>
          <Link to="/oversight/holds">{say("holds.see")}</Link>
        </p>
      ) : null}
      {previews ? <Preview runs={role === "aa"} /> : null}
      <Orphans runs={role === "aa"} />
      <Disposals />
    </Page>
  );
}
