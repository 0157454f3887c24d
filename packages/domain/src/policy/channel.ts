import type { Trilingual } from "../trilingual.ts";

/** How a contact came. `group` and `survey` hold no contact of their own: their content stays in Moodle or the survey tool. */
export const channelCodes = ["call", "chat", "email", "eform", "group", "survey"] as const;
export type ChannelCode = (typeof channelCodes)[number];

/** Names of the channels. */
export const channels: Readonly<Record<ChannelCode, Trilingual>> = {
  call: { fi: "Puhelu", sv: "Samtal", en: "Call" },
  chat: { fi: "Chat", sv: "Chatt", en: "Chat" },
  email: { fi: "Sähköposti", sv: "E-post", en: "E-mail" },
  eform: { fi: "Yhteydenottopyyntö", sv: "Kontaktbegäran", en: "Contact request" },
  group: { fi: "Verkkoryhmä", sv: "Nätgrupp", en: "Online group" },
  survey: { fi: "Kysely", sv: "Enkät", en: "Survey" },
};
