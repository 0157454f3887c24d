import { describe, expect, test } from "@jest/globals";
import { evaluationForm, type EvaluationForm } from "@tallenne/contracts";
import { formBody, formDraftOf, wrongIn } from "./form-draft.ts";
import { newestOfEach } from "./form-versions.ts";

const draft = {
  code: "puhelu",
  title: { fi: "Puhelu", sv: "Samtal", en: "Call" },
  items: { fi: "Tervehdys\n\n Tarve ", sv: "Hälsning\nBehov", en: "Greeting\nNeed" },
};
const formOf = (code: string, version: number): EvaluationForm =>
  evaluationForm.parse({
    id: "form_0123456789abcdefghjkmnpqrs",
    code,
    version,
    title: draft.title,
    items: [draft.title],
    publishedAt: "2026-11-24T08:00:00.000Z",
  });

describe("a form under way", () => {
  test("is published with its lines as items, each in three languages", () => {
    expect(formBody(draft)).toEqual({
      code: "puhelu",
      title: draft.title,
      items: [
        { fi: "Tervehdys", sv: "Hälsning", en: "Greeting" },
        { fi: "Tarve", sv: "Behov", en: "Need" },
      ],
    });
    expect(wrongIn(formDraftOf(undefined)).size).toBe(7);
  });

  test.each([
    ["a language with an item less", { items: { ...draft.items, sv: "Hälsning" } }, ["items-sv", "uneven"]],
    ["a language without items", { items: { ...draft.items, en: " \n" } }, ["items-en", "missing"]],
    ["a language without its title", { title: { ...draft.title, sv: "" } }, ["title-sv", "missing"]],
    ["a code that is none", { code: "Puhelu 1" }, ["code", "missing"]],
  ])("%s is shown at its field, and nothing is published", (_what, more, found) => {
    expect([...wrongIn({ ...draft, ...more })]).toEqual([found]);
    expect(formBody({ ...draft, ...more })).toBeUndefined();
  });

  test("goes on from the newest version of its code", () => {
    const forms = [formOf("b", 1), formOf("a", 2), formOf("a", 3), formOf("a", 1)];
    expect(newestOfEach(forms).map(({ code, version }) => `${code}${version}`)).toEqual(["a3", "b1"]);
    expect(formDraftOf(formOf("a", 3))).toMatchObject({ code: "a", items: { fi: "Puhelu" } });
  });
});
