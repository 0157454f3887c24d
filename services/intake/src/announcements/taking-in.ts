import { decide } from "@tallenne/access";
import {
  type ActionFacts,
  type Announcement,
  type Facts,
  type LedgerEntry,
  refuse,
} from "@tallenne/contracts";
import { helsinkiDateOf, instantOf, lineOn, registerOfChannel, type SourceId } from "@tallenne/domain";
import { noteRefusedContent } from "../content/note-refused-content.ts";
import { oneAtATime } from "../content/one-at-a-time.ts";
import { type ContentPut, putContent, type PutOutcome } from "../content/put-content.ts";
import { putParts } from "../content/put-parts.ts";
import type { IntakePorts } from "../ports.ts";
import type { Source } from "../sources/source.ts";
import { announceContact, type AnnounceOutcome } from "./announce-contact.ts";
import { countRefusal } from "./refusals.ts";
import { openHalf, sealPersonalFields } from "./seal-personal-fields.ts";

/** Who hands over: writes entries in its own name, as wire's `Granted` does. */
export interface HandsOver {
  entry(
    action: "contact.rejected" | "contact.quarantined",
    about: {
      readonly objects: readonly string[];
      readonly facts: ActionFacts<"contact.rejected"> & ActionFacts<"contact.quarantined">;
      readonly outcome: LedgerEntry["outcome"];
    },
  ): LedgerEntry;
}

/** The one way in: every door, a source's own, a watched folder, a person's upload, goes through these gates and no others. */
export interface TakingIn {
  /** What decides whether a source may announce this. */
  rights(source: Source, announcement: Announcement): Promise<Pick<Facts, "source">>;
  /** Decides it for the doors where no source shows its token. What is refused is counted like any refusal. Throws Problem `not-permitted`. */
  require(source: Source, announcement: Announcement, by: HandsOver): Promise<void>;
  announce(source: SourceId, announcement: Announcement, by: HandsOver): Promise<AnnounceOutcome>;
  put(asked: ContentPut, by: HandsOver): Promise<PutOutcome>;
}

/** Made once for a service: it knows which uploads are under way, whatever door they come through. */
export function takingIn(ports: IntakePorts): TakingIn {
  const count = countRefusal(ports);
  const announce = announceContact({ ...ports, seal: sealPersonalFields(ports), count });
  const noteRefused = noteRefusedContent(ports);
  const put = oneAtATime(putContent({ ...ports, put: putParts(ports), half: openHalf(ports) }));

  const rights: TakingIn["rights"] = async ({ lines, registers }, announcement) => {
    const policy = await ports.policy();
    const known = lineOn(policy.lines, announcement.line, helsinkiDateOf(announcement.startedAt));
    // An unknown line is not a matter of rights, nor is one never recorded: the gates name the one and count the other.
    const line =
      known === undefined || known.recording === "forbidden"
        ? (lines[0] ?? "")
        : (lines.find((one) => lineOn([known], one, known.from) !== undefined) ?? known.id);
    const register = registerOfChannel(policy, announcement.channel)?.id ?? "";
    return { source: { lines, registers, line, register } };
  };

  return {
    rights,
    require: async (source, announcement, by) => {
      const today = ports.calendar.today();
      const facts = await rights(source, announcement);
      const asking = {
        act: "contact.announce",
        source: { id: source.id },
        facts,
        today,
        now: ports.clock.now(),
      } as const;
      if ("permit" in decide(asking)) return;
      const known = lineOn(
        (await ports.policy()).lines,
        announcement.line,
        helsinkiDateOf(announcement.startedAt),
      );
      const refused = { reason: "not-permitted", line: known?.id ?? "unknown", at: "announcement" } as const;
      const entry = by.entry("contact.rejected", {
        objects: [],
        facts: refused as never,
        outcome: "refused",
      });
      await count({ ...refused, day: today, at: instantOf(ports.clock.now()), entry });
      throw refuse("not-permitted");
    },
    announce: async (source, announcement, by) => {
      await ports.requireTold();
      return announce(source, announcement, (action, objects, facts) =>
        by.entry(action, {
          objects,
          facts: facts as never,
          outcome: action === "contact.rejected" ? "refused" : "done",
        }),
      );
    },
    put: async (asked, by) => {
      await ports.requireTold();
      try {
        return await put(asked);
      } catch (failure) {
        const { kept } = asked;
        await noteRefused(kept, failure, (facts) =>
          by.entry("contact.rejected", { objects: [kept.id], facts: facts as never, outcome: "refused" }),
        );
        throw failure;
      }
    },
  };
}
