import type { Me } from "@tallenne/contracts";
import { dateWords } from "../../format/date-words.ts";
import { usePolicyNames } from "../../session/policy.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";

/** Own rights in force, each with the day it ends. */
export function GrantTable({ grants }: { readonly grants: Me["grants"] }) {
  const say = useWords();
  const language = useLanguage();
  const names = usePolicyNames();
  return (
    <div className="table-box">
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{say("own.me-grant-role")}</th>
            <th scope="col">{say("own.me-unit")}</th>
            <th scope="col">{say("own.me-grant-registers")}</th>
            <th scope="col">{say("own.me-grant-lines")}</th>
            <th scope="col">{say("own.me-grant-until")}</th>
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <tr key={grant.id}>
              <th scope="row">{say(`shell.role-${grant.role}`)}</th>
              <td data-label={say("own.me-unit")}>{grant.unit}</td>
              <td data-label={say("own.me-grant-registers")}>
                {grant.registers.map(names.register).join(", ")}
              </td>
              <td data-label={say("own.me-grant-lines")}>{grant.lines.map(names.line).join(", ")}</td>
              <td data-label={say("own.me-grant-until")}>{dateWords(grant.until, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
