import { join } from "node:path";
import { pluginsOf } from "./ceph.ts";

/**
 * The smallest cluster that serves S3: one monitor, one store in memory, one gateway, all on loopback, without authentication among themselves. The secure
 * mode of the messages must be off where that is off, else the gateway waits for ever; short intervals of the monitor make the start one second of fifteen.
 */
export function cephConfiguration(of: {
  readonly root: string;
  readonly folder: string;
  readonly cluster: string;
  readonly monitor: string;
  readonly port: string;
}): string {
  const { root, folder, cluster, monitor, port } = of;
  const plugins = pluginsOf(root);
  const lines = {
    global: {
      fsid: cluster,
      "mon host": `[v2:127.0.0.1:${monitor}]`,
      "public addr": "127.0.0.1",
      "cluster addr": "127.0.0.1",
      "auth cluster required": "none",
      "auth service required": "none",
      "auth client required": "none",
      "ms mon client mode": "crc",
      "ms mon service mode": "crc",
      "ms mon cluster mode": "crc",
      "osd pool default size": "1",
      "osd pool default min size": "1",
      "mon allow pool size one": "true",
      "osd pool default pg autoscale mode": "off",
      "osd pool default pg num": "1",
      "osd pool default pgp num": "1",
      "osd crush chooseleaf type": "0",
      "paxos propose interval": "0.05",
      "paxos min wait": "0.01",
      "osd objectstore": "memstore",
      "memstore device bytes": "4294967296",
      "log file": join(folder, "$name.log"),
      "run dir": folder,
      "admin socket": "",
      keyring: join(folder, "keyring"),
      "mon data": join(folder, "mon"),
      "osd data": join(folder, "osd"),
      "rgw data": join(folder, "rgw"),
      "osd class dir": join(plugins, "rados-classes"),
      "erasure code dir": join(plugins, "ceph/erasure-code"),
      "plugin dir": join(plugins, "ceph"),
    },
    // Without it each answer of a range waits 40 ms for an acknowledgement.
    "client.rgw": {
      "rgw frontends": `beast endpoint=127.0.0.1:${port} tcp_nodelay=1`,
      "rgw thread pool size": "64",
      // One day of a lifecycle rule takes ten seconds.
      "rgw lc debug interval": "10",
    },
  };
  return Object.entries(lines)
    .map(([section, settings]) => {
      const named = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
      return `${[`[${section}]`, ...named].join("\n")}\n`;
    })
    .join("");
}
