import type { Announcement } from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import type { Customer } from "../people/customers.ts";

/** What a test says of a contact; the rest is usual. */
export interface Story extends Partial<Omit<Announcement, "startedAt" | "endedAt" | "sentAt" | "parties">> {
  readonly externalId: string;
  /** Instant of its start, epoch milliseconds. */
  readonly startedAt: number;
  readonly seconds?: number;
  readonly customer?: Customer;
}

/** An announcement that passes every gate unless the story says otherwise. `now`: the source's clock. */
export function announcementOf(story: Story, now: number): Announcement {
  const { startedAt, seconds = 2, customer, ...told } = story;
  const parties =
    customer === undefined
      ? []
      : [
          {
            role: "customer" as const,
            name: customer.name,
            phone: customer.phone,
            email: customer.email,
            ...(customer.identityCode === undefined ? {} : { identityCode: customer.identityCode }),
            ...(customer.company === undefined ? {} : { company: customer.company }),
            ...(customer.address === undefined ? {} : { address: customer.address }),
          },
        ];
  return {
    channel: "call",
    line: "henkiloasiakkaat",
    direction: "in",
    language: "fi",
    announced: true,
    place: "FI",
    origin: "interaction",
    legalTasks: ["380-2023"],
    ...told,
    startedAt: instantOf(startedAt),
    endedAt: instantOf(startedAt + seconds * 1000),
    sentAt: instantOf(now),
    parties,
  };
}
