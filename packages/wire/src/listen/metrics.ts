import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Counts and times of one process for Prometheus. Labels are ids of operations, statuses and slugs: nothing of a person. */
export interface Metrics {
  /** A request that ended, after so many milliseconds; `slug` where a problem was told. */
  record(ended: {
    operation: string;
    listener: "public" | "internal";
    status: number;
    ms: number;
    slug?: string;
  }): void;
  inFlight(count: number): void;
  /** Live connections of a socket that are open. */
  live(socket: string, count: number): void;
  /** A message that came by a live connection, `connect` among them, and what became of it. */
  message(came: { socket: string; message: string; outcome: string }): void;
  /** A count that a service tells of itself. */
  fact(service: string, name: string, value: number): void;
  /** The page of `/metrics`, with its media type. */
  page(): Promise<{ type: string; text: string }>;
}

/** A registry of its own: several may live in one process of the tests. Facts of the process itself only where asked for. */
export function createMetrics(how: { process: boolean }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (how.process) collectDefaultMetrics({ register: registry, prefix: "tallenne_" });
  const seconds = new Histogram({
    name: "tallenne_request_seconds",
    help: "Time of requests by operation and status.",
    labelNames: ["operation", "listener", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const told = new Counter({
    name: "tallenne_problems_total",
    help: "Problems told by operation and slug.",
    labelNames: ["operation", "slug"],
    registers,
  });
  const underWay = new Gauge({
    name: "tallenne_requests_in_flight",
    help: "Public requests under way.",
    registers,
  });
  const facts = new Gauge({
    name: "tallenne_service_fact",
    help: "Counts that services tell of themselves, as their health does.",
    labelNames: ["service", "fact"],
    registers,
  });
  const connections = new Gauge({
    name: "tallenne_live_connections",
    help: "Live connections by socket.",
    labelNames: ["socket"],
    registers,
  });
  const messages = new Counter({
    name: "tallenne_live_messages_total",
    help: "Messages of live connections by socket, name and outcome.",
    labelNames: ["socket", "message", "outcome"],
    registers,
  });
  return {
    record({ operation, listener, status, ms, slug }) {
      seconds.observe({ operation, listener, status }, ms / 1000);
      if (slug !== undefined) told.inc({ operation, slug });
    },
    fact: (service, fact, value) => facts.set({ service, fact }, value),
    inFlight: (count) => underWay.set(count),
    live: (socket, count) => connections.set({ socket }, count),
    message: (came) => messages.inc(came),
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
