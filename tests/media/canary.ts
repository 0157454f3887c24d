import { createServer } from "node:net";

/** An address of this machine that nobody may call. */
export interface Canary {
  readonly address: string;
  readonly calls: number;
  close(): Promise<void>;
}

/** Listens on a port of its own and counts who comes. */
export async function openCanary(): Promise<Canary> {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}`,
    get calls() {
      return calls;
    },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
