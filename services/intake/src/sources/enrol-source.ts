import type { Permit, Receipt } from "@tallenne/access";
import { refuse } from "@tallenne/contracts";
import type { RegisterCode, SourceId } from "@tallenne/domain";
import type { Chance } from "@tallenne/runtime";
import { type Collection, Duplicate } from "@tallenne/store";
import { type Source, tokenHashOf } from "./source.ts";

interface EnrolSourceCommand {
  readonly id: SourceId;
  readonly name: string;
  readonly registers: readonly RegisterCode[];
  readonly lines: readonly string[];
}

/** Enrols a recorder or gateway. Its token is 256 random bits, answered once and kept only as a hash. A taken name is a conflict. */
export function enrolSource({
  sources,
  chance,
}: {
  readonly sources: Collection<Source>;
  readonly chance: Chance;
}) {
  return async (
    _permit: Permit<"source.enrol">,
    _receipt: Receipt,
    command: EnrolSourceCommand,
  ): Promise<{ source: SourceId; token: string }> => {
    const token = Buffer.from(chance.bytes(32)).toString("base64url");
    try {
      await sources.insert({ ...command, tokenHash: tokenHashOf(token) });
    } catch (failure) {
      if (failure instanceof Duplicate) throw refuse("conflict");
      throw failure;
    }
    return { source: command.id, token };
  };
}
