import { expect, test } from "@jest/globals";
import { operations } from "@tallenne/contracts";
import { catalogueArchive } from "./testing/catalogue-archive.ts";

test("every operation of the catalogue has its route, once", async () => {
  const archive = await catalogueArchive();
  try {
    const bound = archive.catalogue.routes.map(({ operation }) => operation.id).toSorted();
    const declared = operations.filter(({ service }) => service === "catalogue").map(({ id }) => id);
    expect(bound).toEqual(declared.toSorted());
  } finally {
    await archive.close();
  }
});
