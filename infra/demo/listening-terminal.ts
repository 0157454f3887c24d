import { enrolTerminal, listTerminals, revokeTerminal } from "@tallenne/contracts";
import type { Browser } from "@tallenne/testkit";
import type { ListeningOffice } from "./listening-office.ts";

/** Makes a new one-time link for a listening terminal of a room. A former link that nobody used is of no use any more; devices in use stay. */
export async function terminalLink(
  administrator: Browser,
  { id: office, room }: Pick<ListeningOffice, "id" | "room">,
  address: string,
): Promise<string> {
  const { rows } = await administrator.use(listTerminals, {});
  for (const { id, state } of rows)
    if (state === "awaited") await administrator.use(revokeTerminal, { params: { terminal: id } });
  const { token } = await administrator.use(enrolTerminal, {
    body: { office, room, name: `Pääte M${rows.length + 1}` },
  });
  return `${address}/terminal#token=${token}`;
}
