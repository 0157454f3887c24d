import { expect, test } from "@jest/globals";
import { countsOf, tested } from "./tested.ts";

test("counts of a run are those of its examinations", () => {
  expect(
    countsOf({
      views: [
        { view: "landing", looks: ["fi 1280", "sv 1280"], findings: [] },
        { view: "ledger", looks: ["fi 1280"], findings: ["fi 1280: label: #detail"] },
      ],
    }),
  ).toEqual({ views: 2, looks: 3, findings: 1 });
});

test("the statement lists a run that looked at every view in every language (screens 6, number 25)", () => {
  const { views, looks } = countsOf(tested);
  expect(views).toBeGreaterThan(25);
  expect(looks).toBeGreaterThan(views);
  for (const language of ["fi", "sv", "en"])
    expect(tested.views.find(({ view }) => view === "landing")?.looks).toContain(`${language} 1280`);
});
