import { operation } from "../operation.ts";
import { oneOf } from "../scalar.ts";
import { shownTranscript, transcriptKinds } from "../transcript.ts";
import { outcomes, partParams } from "./shape.ts";

export const readTranscript = operation({
  id: "readTranscript",
  service: "reading-room",
  audience: "public",
  method: "get",
  path: "/v1/sittings/:sitting/contacts/:contact/transcripts/:part",
  summary:
    "What is said in a recording, in writing. Where contacts are not looked for by person, identifying values are masked.",
  caller: { who: "person", act: "text.read" },
  trail: { before: "access.text.read" },
  promises: ["A4.9", "A5.3", "A10.2"],
  params: partParams.extend({ part: oneOf(transcriptKinds, "Which transcript.") }),
  reply: shownTranscript,
  problems: outcomes,
});
