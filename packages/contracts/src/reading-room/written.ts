import { shownText } from "../contact.ts";
import { operation } from "../operation.ts";

import { partParams, outcomes } from "./shape.ts";
import { z } from "zod";

export const readText = operation({
  id: "readText",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/sittings/:sitting/contacts/:contact/text",
  summary: "Written content of a chat, mail or form.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.text.read" },
  promises: ["A6.5", "A6.9", "A10.2"],
  params: partParams,
  reply: shownText,
  problems: outcomes,
});

export const readAttachment = operation({
  id: "readAttachment",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/sittings/:sitting/contacts/:contact/attachments/:part",
  summary: "An attachment as sent; always offered as a file, never shown in the page.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.text.read" },
  promises: ["A6.9"],
  params: partParams.extend({
    part: z
      .string()
      .regex(/^attachment-\d{1,3}$/)
      .meta({ description: "Part.", example: "attachment-1" }),
  }),
  reply: "stream",
  problems: outcomes,
});
