import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The network between one browser and the archive, as a cable that can be pulled. */
export interface Cable {
  readonly address: string;
  /** Pulled: nothing passes any more, and nobody is told. */
  pull(): void;
  /** Plugged in again: new connections pass; those from before stay dead. */
  plug(): void;
  /** Every connection is torn, as by a router that restarts; new ones pass at once. */
  tear(): void;
  close(): Promise<void>;
}

/** Lays a cable to an address of loopback. */
export async function layCable(to: string): Promise<Cable> {
  const { port } = new URL(to);
  const lines = new Set<Socket>();
  let isPulled = false;
  const server = createServer((near) => {
    const far = connect(Number(port), "127.0.0.1");
    const both = [near, far];
    for (const line of both) {
      lines.add(line);
      const end = () => {
        if (isPulled) return;
        for (const one of both) {
          lines.delete(one);
          one.destroy();
        }
      };
      line.on("error", end).on("close", end);
    }
    if (isPulled) {
      near.pause();
      return;
    }
    near.pipe(far);
    far.pipe(near);
  });
  const tear = () => {
    for (const line of lines) line.destroy();
    lines.clear();
  };
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    pull: () => {
      isPulled = true;
      for (const line of lines) {
        line.unpipe();
        line.pause();
      }
    },
    plug: () => {
      isPulled = false;
      tear();
    },
    tear,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        tear();
      }),
  };
}
