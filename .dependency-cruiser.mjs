// Who may import whom (ARCHITECTURE.md). Each rule has a seeded breach in infra/checks that must make it fire.
const only = (name, library, home, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: "^(packages|services|infra|tests)/", pathNot: home },
  to: { path: library },
});
const layer = (from, forbidden, comment) => ({
  name: `layer-${from}`,
  severity: "error",
  comment,
  from: { path: `^packages/${from}/` },
  to: { path: `^(packages/(${forbidden})|services)/` },
});

export default {
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^packages/web/dist/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolves", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^bun:" } },
    {
      name: "front-door",
      severity: "error",
      comment:
        "Across a workspace boundary only index.ts (and, for tests, the conformance suites of the ports and the reader of PDF).",
      from: { path: "^((packages|services)/[^/]+)/" },
      to: {
        path: "^(packages|services)/",
        pathNot: [
          "^$1/",
          "^(packages|services)/[^/]+/src/index\\.ts$",
          "^packages/(store|vault)/src/conformance\\.ts$",
          "^packages/letters/src/read-pdf\\.ts$",
        ],
      },
    },
    {
      name: "undeclared",
      severity: "error",
      from: { pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "services-apart",
      severity: "error",
      comment: "Services never import one another; only all-in-one composes them.",
      from: { path: "^services/([^/]+)/", pathNot: "^services/all-in-one/" },
      to: { path: "^services/", pathNot: "^services/$1/" },
    },
    {
      name: "product-without-tests",
      severity: "error",
      comment: "Product code never imports tests or the testkit.",
      from: { path: "^(packages|services)/", pathNot: "(\\.test\\.tsx?$|^packages/testkit/|/bench/)" },
      to: { path: "(\\.test\\.tsx?$|^packages/testkit/|^packages/letters/src/read-pdf|^tests/|^infra/)" },
    },
    layer("domain", "(?!domain/)[^/]+", "domain is pure: it knows nobody."),
    layer("contracts", "(?!contracts/|domain/)[^/]+", "contracts know only domain."),
    layer("runtime", "(?!runtime/|domain/)[^/]+", "runtime knows only domain."),
    layer("access", "(?!access/|contracts/|domain/)[^/]+", "access knows contracts and domain."),
    layer("store", "(?!store/|runtime/|domain/)[^/]+", "store knows runtime and domain."),
    layer("vault", "(?!vault/|runtime/|domain/)[^/]+", "vault knows runtime and domain."),
    layer("media", "(?!media/|runtime/|domain/)[^/]+", "media knows runtime and domain."),
    layer("letters", "(?!letters/)[^/]+", "a letter is set from what it says: it knows nobody."),
    layer(
      "web",
      "(?!web/|contracts/|domain/|letters/)[^/]+",
      "the browser application knows contracts and domain, and sets letters.",
    ),
    layer("wire", "store|vault|media|web|testkit|letters", "wire moves requests; it stores nothing."),
    only(
      "express-home",
      "node_modules/(express|helmet|prom-client|rate-limiter-flexible)/",
      "^packages/wire/",
      "Express lives in wire.",
    ),
    only(
      "sqlite-home",
      "^(node:)?sqlite$",
      "^packages/store/|^packages/runtime/src/folder-lock\\.ts$|^services/ledger/src/log/|^tests/bench/",
      "Documents live in store; a folder is locked by a file of SQLite, and the ledger's look-up is one that can be thrown away.",
    ),
    only(
      "cedar-home",
      "node_modules/(@cedar-policy|jsonwebtoken)/",
      "^packages/access/",
      "Policies and tokens live in access.",
    ),
    only(
      "processes-home",
      "^(node:)?child_process$",
      "^(packages/(media|testkit)|infra|tests)/|\\.test\\.ts$|/conformance/|/bench/|/interop/",
      "Child processes only in media and infra, and to run the product under test.",
    ),
    only(
      "mongoose-home",
      "node_modules/(mongoose|mongodb)/",
      "^packages/store/src/mongo/",
      "mongoose lives in store/src/mongo.",
    ),
    only("log-home", "node_modules/pino/", "^packages/runtime/", "pino lives in runtime."),
    only(
      "temporal-home",
      "node_modules/(temporal-polyfill|libphonenumber-js)/",
      "^packages/domain/",
      "Calendar arithmetic and phone numbers live in domain.",
    ),
    only(
      "pdf-home",
      "node_modules/(pdfkit|pdfjs-dist)/",
      "^packages/letters/",
      "PDF is written and read back in letters.",
    ),
    only(
      "object-store-home",
      "node_modules/minio/",
      "^packages/vault/src/s3/",
      "The S3 client lives in vault/src/s3.",
    ),
    only("mail-home", "node_modules/postal-mime/", "^packages/media/", "Mail parsing lives in media."),
  ],
};
