import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const done = (command: string, words: readonly string[]) =>
  spawnSync(command, words, { stdio: "ignore", timeout: 20_000 }).status === 0;

/** Which little file systems this process may mount: for itself (root), or in a namespace of its own. */
export function littleDisks(): { readonly mount: boolean; readonly namespace: boolean } {
  const folder = mkdtempSync(join(tmpdir(), "tallenne-probe-"));
  const tmpfs = ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder];
  try {
    const mount = done("mount", tmpfs);
    if (mount) done("umount", [folder]);
    const namespace = done("unshare", ["--user", "--map-root-user", "--mount", "mount", ...tmpfs]);
    return { mount, namespace };
  } finally {
    rmdirSync(folder);
  }
}
