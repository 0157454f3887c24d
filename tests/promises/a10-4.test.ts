import { beforeAll, expect, test } from "@jest/globals";
import { listContacts, openCase, openSitting, readContact, searchContacts } from "@tallenne/contracts";
import type { CaseId, ContactId } from "@tallenne/domain";
import { agentKey, houseForTests } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";

promise("A10.4", () => {
  const house = houseForTests();
  let call: ContactId;
  let matter: CaseId;
  beforeAll(async () => {
    ({ contact: call } = await house().keep({ externalId: "call", agent: agentKey }));
    ({ id: matter } = await house().complaint(await house().worker("ch"), call));
  });

  test.each(["pt", "aa", "au"] as const)(
    "T-A10.4a T-P13 who runs or checks the system (%s) gets no content, no list and no search, under any purpose",
    async (role) => {
      const person = role === "aa" ? house().office.administrator : await house().worker(role);
      for (const purpose of ["p0", "p1", "p2", "p3", "p4"] as const) {
        const within = { purpose, case: matter } as const;
        const refused = [
          await person.call(listContacts, { query: { ...within, scope: "queue" } }),
          await person.call(readContact, { params: { contact: call }, query: within }),
          await person.call(openSitting, { body: { ...within, contacts: [call] } }),
          await person.call(searchContacts, {
            body: { ...within, detail: { kind: "phone", value: "040 1234501" } },
          }),
        ];
        expect(refused.map(({ problem }) => problem?.slug)).toEqual(refused.map(() => "not-permitted"));
      }
      expect((await person.call(openCase, { body: { kind: "complaint", members: [] } })).problem?.slug).toBe(
        "not-permitted",
      );
    },
  );
});
