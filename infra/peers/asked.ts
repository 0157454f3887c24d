import { join, relative, resolve } from "node:path";

/** What the test command was asked to run. */
export interface Asked {
  /** Folders, files or beginnings of file names, from the repository's folder. None: everything. */
  readonly paths: readonly { readonly path: string; readonly isFolder: boolean }[];
  /** Words for jest itself: from the first that begins with a dash. */
  readonly own: readonly string[];
  /** Nothing was named: the whole proof. */
  readonly isWhole: boolean;
}

/** Reads the command's words. The repository's own folder asks for everything. */
export function readAsked(
  words: readonly string[],
  tree: { readonly root: string; readonly isFolder: (path: string) => boolean },
): Asked {
  const given = words[0] === "--" ? words.slice(1) : words;
  const dash = given.findIndex((word) => word.startsWith("-"));
  const own = dash < 0 ? [] : given.slice(dash);
  const named = (dash < 0 ? given : given.slice(0, dash)).map((word) => {
    const whole = resolve(tree.root, word);
    return { path: relative(tree.root, whole), isFolder: tree.isFolder(whole) };
  });
  const paths = named.some(({ path }) => path === "") ? [] : named;
  return { paths, own, isWhole: paths.length === 0 && own.length === 0 };
}

/** Whether a suite, named by its folder or file, has to do with what was asked. */
export function concerns({ paths }: Pick<Asked, "paths">, suite: string): boolean {
  if (paths.length === 0) return true;
  return paths.some(({ path, isFolder }) => {
    if (suite === path || path.startsWith(`${suite}/`)) return true;
    return suite.startsWith(isFolder ? `${path}/` : path);
  });
}

/** The words for jest: exactly the files below what was asked, without the suites that cannot run here, and a report for machines. */
export function jestWords(
  { paths, own }: Asked,
  more: { readonly root: string; readonly ignored: readonly string[]; readonly report: string },
): readonly string[] {
  const { root, ignored, report } = more;
  return [
    ...paths.map(({ path, isFolder }) => `^${escaped(join(root, path))}${isFolder ? "/" : ""}`),
    "--json",
    `--outputFile=${report}`,
    ...["/node_modules/", ...ignored.map((suite) => `^${escaped(join(root, suite))}(/|$)`)].map(
      (form) => `--testPathIgnorePatterns=${form}`,
    ),
    ...own,
  ];
}

const escaped = (path: string) => path.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
