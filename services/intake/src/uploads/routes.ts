import {
  appendToUpload,
  createUpload,
  dropUpload,
  finishUpload,
  handOverContact,
  listSources,
  readUpload,
  refuse,
} from "@tallenne/contracts";
import { instantOf } from "@tallenne/domain";
import { type Route, answer, bind } from "@tallenne/wire";
import type { TakingIn } from "../announcements/taking-in.ts";
import { statedDigest } from "../content/content-digest.ts";
import type { IntakePorts } from "../ports.ts";
import { fingerprintIn, requireTus, tusAnswer, tusVersion, wrongField } from "./tus-fields.ts";
import type { UploadStore } from "./upload-store.ts";

const offsetType = "application/offset+octet-stream";

/** Operation ↔ use case, nothing else: what an administrator hands over from a page, in the name of a source. */
export function uploadRoutes(
  ports: IntakePorts,
  made: { readonly door: TakingIn; readonly store: UploadStore },
) {
  const { announcements, sources, calendar } = ports;
  const { door, store } = made;
  const routes: readonly Route[] = [
    bind(listSources, {
      use: async () => {
        const found = [];
        for await (const { id, name, registers, lines } of sources.each())
          found.push({ id, name, registers: [...registers], lines: [...lines] });
        return { sources: found.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
      },
    }),
    bind(handOverContact, {
      prepare: async ({ params, body }) => {
        const source = await sources.get(params.source);
        if (source === undefined) throw refuse("unknown");
        return { facts: {}, objects: [source.id], entry: { channel: body.channel }, carry: source };
      },
      use: async (granted, { body }) => {
        const announcement = { ...body, sentAt: instantOf(calendar.now()) };
        await door.require(granted.carry, announcement, granted);
        const outcome = await door.announce(granted.carry.id, announcement, granted);
        return answer(outcome.answer, { status: outcome.status });
      },
    }),
    bind(createUpload, {
      prepare: async ({ params }) => {
        const kept = await announcements.get(params.announcement);
        if (kept === undefined) throw refuse("unknown");
        return { facts: {}, objects: [kept.id], carry: kept };
      },
      use: async ({ carry, headers, standing }) => {
        requireTus(headers);
        if (headers.uploadLength === undefined) throw wrongField("upload-length", "expected bytes");
        const fingerprint = fingerprintIn(headers.uploadMetadata);
        if (carry.state !== "awaiting-content") throw refuse("conflict");
        const asked = {
          person: standing.person,
          announcement: carry.id,
          length: headers.uploadLength,
          fingerprint,
        };
        const upload = await store.create(asked);
        const offset = await store.offset(upload);
        const body = { upload: upload.id, offset, expiresAt: upload.expiresAt };
        const { headers: told } = tusAnswer(upload, offset);
        return answer(body, {
          status: 201,
          headers: { ...told, location: `/intake/v1/uploads/${upload.id}` },
        });
      },
    }),
    bind(readUpload, {
      prepare: async ({ params }, { standing }) => ({
        facts: {},
        carry: await store.of(params.upload, standing.person),
      }),
      use: async ({ carry, headers }) => {
        requireTus(headers);
        return tusAnswer(carry, await store.offset(carry));
      },
    }),
    bind(appendToUpload, {
      prepare: async ({ params }, { standing }) => ({
        facts: {},
        carry: await store.of(params.upload, standing.person),
      }),
      use: async ({ carry: upload, headers, stream }) => {
        requireTus(headers);
        if (headers.contentType !== offsetType) throw wrongField("content-type", `expected ${offsetType}`);
        if (headers.uploadOffset === undefined) throw wrongField("upload-offset", "expected bytes");
        const digest = statedDigest(headers.contentDigest);
        return tusAnswer(upload, await store.append({ upload, from: headers.uploadOffset, stream, digest }));
      },
    }),
    bind(finishUpload, {
      prepare: async ({ params }, { standing }) => {
        const upload = await store.of(params.upload, standing.person);
        const kept = await announcements.get(upload.announcement);
        if (kept === undefined) throw refuse("unknown");
        return { facts: {}, objects: [kept.id], carry: { upload, kept } };
      },
      use: async (granted) => {
        const { upload, kept } = granted.carry;
        const outcome = await store.finish(upload, (stream) => door.put({ kept, stream }, granted));
        return answer(outcome.answer, { status: outcome.status });
      },
    }),
    bind(dropUpload, {
      prepare: async ({ params }, { standing }) => ({
        facts: {},
        carry: await store.of(params.upload, standing.person),
      }),
      use: async ({ carry }) => {
        await store.drop(carry);
        return answer({}, { headers: { "tus-resumable": tusVersion } });
      },
    }),
  ];
  return routes;
}
