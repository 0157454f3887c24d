import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import type { Plugin } from "vite";

const languages = ["fi", "sv", "en"];
const mark = "\0words:";

/**
 * Splits a file of words (`key: [fi, sv, en]`) into one module per language when it is imported with `?words=fi`, each message parsed while
 * building. Plain messages stay texts; those with places to fill become syntax trees of react-intl. A message that does not parse fails the build.
 */
export function compiledWords(): Plugin {
  return {
    name: "compiled-words",
    enforce: "pre",
    resolveId(source, importer) {
      const [path, language] = source.split("?words=");
      if (language === undefined || path === undefined || importer === undefined) return undefined;
      return `${mark}${language}:${resolve(dirname(importer), path)}.js`;
    },
    load(id) {
      if (!id.startsWith(mark)) return undefined;
      const [language = "", path = ""] = id.slice(mark.length, -".js".length).split(":");
      const place = languages.indexOf(language);
      if (place < 0) throw new Error(`no language ${language} in ${path}`);
      this.addWatchFile(path);
      const words = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, readonly string[]>>;
      const compiled = Object.entries(words).map(([key, forms]) => [key, compiledMessage(key, forms[place])]);
      return { code: `export default ${JSON.stringify(Object.fromEntries(compiled))}`, moduleType: "js" };
    },
  };
}

function compiledMessage(key: string, message: string | undefined): unknown {
  if (message === undefined || message === "") throw new Error(`no words for ${key}`);
  const tree = parse(message, { captureLocation: false });
  const plain = tree.every((element) => element.type === TYPE.literal);
  return plain ? message : tree;
}
