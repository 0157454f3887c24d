import { expect, test } from "@jest/globals";
import { advanceRequest, noteDelivery, type RequestView } from "@tallenne/contracts";
import { customers } from "@tallenne/testkit";
import { houseForTests, today } from "./testing/house.ts";
import { promise } from "./testing/promise.ts";
import { paper, registered } from "./testing/requesting.ts";

promise("A11.5", () => {
  const house = houseForTests();
  const asked = { words: "Lähetin tämän suojaamattomana. Haluan kuulla puheluni." };

  test("T-A11.5 an unencrypted mail is handled like any other, and its acknowledgement holds nothing of it and names a safe way", async () => {
    for (const [language, safe] of [
      ["fi", "postitse"],
      ["sv", "per post"],
      ["en", "by post"],
    ] as const) {
      const request = await registered(house(), paper(today, { channel: "mail", language }, asked));
      const clerk = await house().worker("rc");
      const body = { event: "check" } as const;
      const checked = await clerk.use(advanceRequest, { params: { case: request.id }, body });
      expect(checked.state).toBe("checking");
      const letter = wordsOf(checked.acknowledgement);
      expect(letter).toContain(safe);
      for (const personal of [customers.aino.name, "1234501", "suojaamattomana", "kuulla puheluni"])
        expect(letter).not.toContain(personal);
    }
  });

  test("what is given goes by post, by secure mail or from hand to hand; in clear by mail is no way at all", async () => {
    const { id } = await registered(house(), paper(today, { channel: "mail" }, asked));
    const clerk = await house().worker("rc");
    const body = { what: "information", means: "mail", last: false };
    const { problem } = await clerk.call(noteDelivery, { params: { case: id }, body: body as never });
    expect(problem).toMatchObject({ slug: "bad-input", findings: [{ pointer: "/means" }] });
  });
});

const wordsOf = ({ title, paragraphs }: RequestView["acknowledgement"]): string =>
  [title, ...paragraphs].join(" ");
