// Jest loads CommonJS only. TypeScript and ES-module packages are turned into CommonJS here, whatever package they come from:
// a list of names in transformIgnorePatterns would break with every new transitive package.
const { createTransformer } = require("@swc/jest");
const fs = require("node:fs");
const path = require("node:path");

const reading = (parser) =>
  createTransformer({
    swcrc: false,
    jsc: { target: "es2024", parser, transform: { react: { runtime: "automatic" } } },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  });
const script = reading({ syntax: "ecmascript" });
const readers = {
  ".ts": reading({ syntax: "typescript" }),
  ".tsx": reading({ syntax: "typescript", tsx: true }),
  ".mjs": script,
};
const known = new Map(); // folder → is it an ES module package?
const isModule = (folder) => {
  const file = path.join(folder, "package.json");
  if (!known.has(folder))
    known.set(
      folder,
      fs.existsSync(file)
        ? JSON.parse(fs.readFileSync(file, "utf8")).type === "module"
        : folder !== path.dirname(folder) && isModule(path.dirname(folder)),
    );
  return known.get(folder);
};
const readerOf = (file) => readers[path.extname(file)] ?? (isModule(path.dirname(file)) ? script : undefined);

module.exports = {
  canInstrument: false,
  process: (source, file, options) => readerOf(file)?.process(source, file, options) ?? { code: source },
  getCacheKey: (source, file, options) =>
    `${readerOf(file) ? "module" : "as-is"}-${script.getCacheKey(source, file, options)}`,
};
