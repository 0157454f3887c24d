import {
  freezeCandidates as freezeOperation,
  noteStatement,
  refuse,
  requestEnvelope,
  type SealedCaseFile,
} from "@tallenne/contracts";
import type { CaseId } from "@tallenne/domain";
import { type Route, bind } from "@tallenne/wire";
import { asRequest, standingCandidates } from "./request.ts";
import { statementNoted } from "./note-statement.ts";
import type { RequestDesk } from "./request-desk.ts";
import type { SealedFields } from "./seal-case-file.ts";

/** Operation ↔ use case, nothing else: what the reading-room asks. */
export function requestRoomRoutes({ cases, certificates, freeze, change }: RequestDesk): readonly Route[] {
  return [
    bind(requestEnvelope, {
      use: async (_granted, { body }) => {
        const matter = asRequest(await cases.get(body.case));
        if (matter === undefined) throw refuse("unknown");
        const { sealed, certificateId, delivered, located, registeredOn, statements } = matter.request;
        const certificate = certificateId === null ? undefined : await certificates.get(certificateId);
        return {
          fields: sealedOf(body.case, sealed),
          certificate:
            certificate === undefined
              ? null
              : {
                  ...sealedOf(body.case, certificate),
                  copies: delivered.filter(({ what }) => what === "certificate").length,
                },
          registeredOn,
          located: located !== null,
          statements: statements.map(({ contact, digest }) => ({ contact, digest })),
        };
      },
    }),
    bind(noteStatement, {
      use: async ({ entry }, { body: { case: of, contact, digest } }) => {
        await change({
          case: of,
          by: null,
          to: (request, { at }) => statementNoted(request, { contact, digest }, at),
          tells: () => [entry("request.statement.noted", { objects: [of, contact], facts: { digest } })],
        });
        return {};
      },
    }),
    bind(freezeOperation, {
      use: async ({ entry }, { body }) => {
        const { criteria, more } = body;
        const tells = (candidates: number) =>
          body.unread === true
            ? []
            : [entry("request.located", { objects: [body.case], facts: { candidates, criteria, more } })];
        const { request } = await freeze(body, { by: null, tells });
        return { frozen: standingCandidates(request).length, state: request.state };
      },
    }),
  ];
}

function sealedOf(of: CaseId, { anchorDate, lastDay, envelope, wrap }: SealedFields): SealedCaseFile {
  return { case: of, register: "case-files", class: "standard", anchorDate, lastDay, envelope, wrap };
}
