import type { Me } from "@tallenne/contracts";
import { useStore } from "../platform/store.ts";
import { session } from "./session.ts";

/** The signed-in person. Only pages behind the gate may ask: throws when nobody is signed in. */
export function useMe(): Me {
  const now = useStore(session);
  if (now.state !== "in") throw new Error("nobody is signed in");
  return now.me;
}
