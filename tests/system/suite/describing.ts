import { describe, expect, test } from "@jest/globals";
import { operations, problems, type ProblemDocument, serviceNames } from "@tallenne/contracts";
import type { World } from "./world.ts";

interface Described {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}
interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

/** What the product says of itself: its interface, its health, its metrics, its problems in three languages. */
export function describing(world: World): void {
  describe("the interface describes itself", () => {
    test("every public operation stands in the OpenAPI document of the origin, and every reference in it leads somewhere", async () => {
      const told = await world.archive.browser().ask("/openapi.json");
      expect(told.headers["content-type"]).toMatch(/^application\/json/);
      const document = told.json() as Described;
      expect(document.openapi).toMatch(/^3\.1\./);
      const described = Object.values(document.paths).flatMap((path) => Object.values(path));
      const ids = described.map(({ operationId }) => operationId);
      const open = operations.filter(({ audience }) => audience === "public").map(({ id }) => id);
      expect(ids.toSorted()).toEqual(open.toSorted());
      for (const { summary, responses } of described) {
        expect(summary.length).toBeGreaterThan(5);
        for (const answer of Object.values(responses)) expect(answer.description.length).toBeGreaterThan(3);
      }
      const references = told.text.match(/"#\/components\/schemas\/[A-Za-z]+"/g) ?? [];
      for (const reference of references)
        expect(document.components.schemas).toHaveProperty(String(reference.slice(1, -1).split("/").at(-1)));
    });

    test("a readable page of it asks nobody else for anything", async () => {
      const page = await world.archive.browser().ask("/openapi.html");
      expect([page.status, page.headers["content-type"]]).toEqual([
        200,
        expect.stringMatching(/^text\/html/),
      ]);
      expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
      for (const { id, audience } of operations) if (audience === "public") expect(page.text).toContain(id);
    });

    test("every service says yes to health outside, facts inside, and counts requests in its metrics", async () => {
      for (const service of serviceNames) {
        const outside = await world.archive.browser().ask(`/${service}/health`);
        expect([service, outside.status, outside.json()]).toEqual([service, 200, { ready: true }]);
        const inside = await world.archive.askInside(service, `/${service}/health`);
        expect(inside.json()).toMatchObject({ ready: true, service, facts: expect.anything() });
        const metrics = await world.archive.askInside(service, "/metrics");
        expect(metrics.text).toMatch(/^tallenne_request_seconds_count\{/m);
        expect(metrics.text).toMatch(/^tallenne_process_/m);
      }
    });

    test.each(["fi", "sv", "en"] as const)("a problem is told in %s", async (language) => {
      const told = await world.archive
        .browser()
        .ask("/identity/v1/me", { headers: { "accept-language": language } });
      expect(told.headers["content-type"]).toMatch(/^application\/problem\+json/);
      const { title, type, status } = told.json() as ProblemDocument;
      expect([title, type, status]).toEqual([
        problems["sign-in-first"].title[language],
        "urn:tallenne:problem:sign-in-first",
        401,
      ]);
    });

    test("internal operations are not there for the public", async () => {
      for (const operation of operations.filter(({ audience }) => audience === "internal")) {
        const path = `/${operation.service}${operation.path}`;
        const told = await world.archive
          .browser()
          .ask(path, { method: operation.method.toUpperCase(), json: {} });
        expect([operation.id, told.status]).toEqual([operation.id, 404]);
      }
    });
  });
}
