import { expect, test } from "@jest/globals";
import { listContacts } from "@tallenne/contracts";
import { announcementOf, chatLog, contactRequest, mailFile } from "@tallenne/testkit";
import { agentKey, houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A3", () => {
  const house = houseForTests();

  test("T-A3.1 a call, a chat, a mail and a form each stand in the one register of their channel", async () => {
    const at = house().archive.now() - 3 * 3_600_000;
    const adviser = await house().worker("ag");
    const told = { startedAt: at, agent: agentKey };
    await house().keep({ externalId: "call", ...told });
    await house().keep(
      { externalId: "chat", channel: "chat", ...told },
      chatLog(at, [{ from: "customer", text: "Hei, kysyisin työttömyysturvasta." }]),
    );
    const mail = { from: "asiakas@example.fi", fromName: "Asiakas", subject: "Kysymys", text: "Hei", at };
    await house().keep({ externalId: "mail", channel: "email", ...told }, mailFile(mail));
    await house().keep(
      { externalId: "form", channel: "eform", line: "yritys-suomi", ...told },
      contactRequest({ subject: "Yhteydenottopyyntö", message: "Soittakaa." }),
    );
    const { rows } = await adviser.use(listContacts, { query: { purpose: "p0", scope: "own" } });
    expect(rows.map(({ channel, register, line }) => `${channel} ${register} ${line}`).toSorted()).toEqual([
      "call calls henkiloasiakkaat",
      "chat chat henkiloasiakkaat",
      "eform eform yritys-suomi",
      "email email henkiloasiakkaat",
    ]);
  });

  test("T-A3.1 what names another register than its channel's, or no line of the notice, is not kept", async () => {
    const { recorder, archive } = house();
    const at = archive.now() - 3_600_000;
    const said = async (wrong: { register: "chat" } | { line: string }) => {
      const story = { externalId: JSON.stringify(wrong), startedAt: at, ...wrong };
      const { status, reply } = await recorder.announce(announcementOf(story, archive.now()));
      return [status, reply];
    };
    expect(await said({ register: "chat" })).toMatchObject(waits("register-channel-mismatch", "/register"));
    expect(await said({ line: "vaihde" })).toMatchObject(waits("line-unknown", "/line"));
  });
});

function waits(code: string, pointer: string) {
  return [202, { state: "quarantined", contact: null, contentAddress: null, findings: [{ code, pointer }] }];
}
