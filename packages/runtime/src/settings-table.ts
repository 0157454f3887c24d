import type { z } from "zod";
import { type SettingField, settingFields } from "./setting-field.ts";

/** The settings of a service as a Markdown table: name, meaning, default, secret. For its README. */
export function settingsTable(schema: z.ZodObject): string {
  const rows = settingFields(schema).map(
    (field) => `| \`${field.name}\` | ${cell(field.meaning)} | ${standing(field)} | ${secrecy(field)} |`,
  );
  return ["| Setting | Meaning | Default | Secret |", "|---|---|---|---|", ...rows].join("\n") + "\n";
}

function standing({ fallback, required }: SettingField): string {
  if (fallback !== undefined) return `\`${cell(fallback)}\``;
  return required ? "required" : "none";
}

function secrecy({ secrecy: how, fileName }: SettingField): string {
  if (how === "no") return "no";
  return how === "all" ? `yes, by \`${fileName}\`` : `by \`${fileName}\` when it carries a password`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
