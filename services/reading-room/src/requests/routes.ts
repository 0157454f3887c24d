import {
  canonicalBytes,
  certificateDocument,
  type RequestFields,
  refuse,
  requestEnvelope,
  requestFields,
  revealCertificate,
  revealRequest,
  type SealedCaseFile,
} from "@tallenne/contracts";
import { type CaseId, maskedIdentityCode } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { createHash } from "node:crypto";
import { knownOf } from "../contents/contact-facts.ts";
import { whyClosed } from "../contents/contents.ts";
import type { RoomPorts } from "../ports.ts";
import { openCaseFile } from "./open-case-file.ts";

/** Operation ↔ use case, nothing else: who asks and what they wrote, and the certificate of a refusal. */
export function requestRoutes({ peers, opener }: RoomPorts): readonly Route[] {
  const known = async (of: CaseId) => {
    const { case: matter } = await knownOf(peers, [], of);
    return {
      facts: { purpose: "p4", ...(matter === undefined ? {} : { case: matter }) },
      objects: [of],
    };
  };
  const opened = async (file: SealedCaseFile): Promise<unknown> => {
    try {
      return await openCaseFile(opener, file);
    } catch (failure) {
      throw whyClosed(failure);
    }
  };

  return [
    bind(revealRequest, {
      prepare: async ({ params }) => ({
        ...(await known(params.case)),
        entry: { fields: ["name", "address", "contact-details", "times", "words", "aids"] },
      }),
      use: async (_granted, { params }) => {
        const { fields } = await peers.call(requestEnvelope, { body: { case: params.case } });
        return shown(requestFields.parse(await opened(fields)));
      },
    }),
    bind(revealCertificate, {
      prepare: async ({ params }) => ({ ...(await known(params.case)), entry: { fields: ["certificate"] } }),
      use: async (_granted, { params }) => {
        const { certificate } = await peers.call(requestEnvelope, { body: { case: params.case } });
        if (certificate === null) throw refuse("unknown");
        const document = certificateDocument.parse(await opened(certificate));
        const digest = createHash("sha256").update(canonicalBytes(document)).digest("hex");
        const verification = (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join("-");
        return { document, digest, verification, copy: certificate.copies > 0 };
      },
    }),
  ];
}

/** Fields as people see them: identity codes masked (T-I5), no address where it is protected (T-P8). */
function shown({ requester, details, ...rest }: RequestFields): RequestFields {
  const { address, ...named } = requester;
  const hasAddress = address !== undefined && requester.safetyBan !== true;
  return {
    ...rest,
    requester: { ...named, ...(hasAddress ? { address } : {}) },
    details: details.map(({ kind, value }) => ({
      kind,
      value:
        kind === "identity-code"
          ? maskedIdentityCode(value as Parameters<typeof maskedIdentityCode>[0])
          : value,
    })),
  };
}
