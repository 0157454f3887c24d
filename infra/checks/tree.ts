import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The repository's folder. */
export const root = resolve(import.meta.dirname, "../..");

/** A file of the tree with its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Files git tracks or would track, whose path matches; removed ones are left out. */
export function filesOf(form: RegExp): readonly SourceFile[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return [...new Set(listed.split("\n"))]
    .filter((path) => form.test(path) && existsSync(join(root, path)))
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, lines: text.split("\n") };
    });
}

/** Code of ours: TypeScript of packages, services, infra and tests. */
export const code = /^(packages|services|infra|tests)\/.*\.tsx?$/;
/** Product code: what runs for users; neither tests nor what tests stand on. */
export const product =
  /^(packages(?!\/testkit)|services)\/[^/]+\/src\/(?!.*\.test\.tsx?$)(?!.*conformance)(?!(.*\/)?testing\/).*\.tsx?$/;

/** Lines of files in which `form` is found outside comments, as `path:line`. */
export function linesWith(files: readonly SourceFile[], form: RegExp): readonly string[] {
  return files.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) => (form.test(withoutComment(line)) ? [`${path}:${at + 1}`] : [])),
  );
}

function withoutComment(line: string): string {
  const trimmed = line.trimStart();
  if (trimmed.startsWith("*") || trimmed.startsWith("//") || trimmed.startsWith("/*")) return "";
  return line.replace(/(^|\s)\/\/ .*$/, "");
}
