import { createServer, connect, type Socket } from "node:net";

/** What becomes of connections on the way to a store. */
export type WayFault = "none" | "refused" | "reset" | "silent" | "busy" | "cut";

/** A way to a store that can be broken and mended. */
export interface WayToStore {
  readonly port: number;
  set(fault: WayFault): void;
  end(): Promise<void>;
}

/** Bytes of an answer that come through before a cut. */
const cutAfter = 70_000;

const failing: Record<Exclude<WayFault, "none" | "cut">, (near: Socket) => void> = {
  refused: (near) => near.destroy(),
  reset: (near) => near.once("data", () => near.resetAndDestroy()),
  busy: (near) =>
    near.once("data", () =>
      near.end("HTTP/1.1 503 Slow Down\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"),
    ),
  // It takes what comes and never says a word.
  silent: (near) => near.resume(),
};

/** A way from a port of its own to the store's: it carries bytes, and fails as it is told. */
export async function wayToStore(storePort: number): Promise<WayToStore> {
  let fault: WayFault = "none";
  const open = new Set<Socket>();
  const server = createServer((near) => {
    open.add(near);
    near.on("close", () => open.delete(near)).on("error", () => undefined);
    if (fault !== "none" && fault !== "cut") {
      failing[fault](near);
      return;
    }
    const far = connect(storePort, "127.0.0.1");
    near.on("data", (bytes) => far.write(bytes));
    let given = 0;
    far.on("data", (bytes) => {
      given += bytes.length;
      if (fault === "cut" && given > cutAfter) near.resetAndDestroy();
      else near.write(bytes);
    });
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy()).on("error", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  return {
    port: typeof at === "object" && at !== null ? at.port : 0,
    set(next) {
      fault = next;
      // What was open before must not go on as if nothing were.
      for (const one of open) one.destroy();
    },
    end: () => {
      for (const one of open) one.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
