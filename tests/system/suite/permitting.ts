import type { World } from "./world.ts";

export function permitting(_world: World): void {}
