import { type Problem, refuse } from "@tallenne/contracts";
import type { Finding } from "@tallenne/media";

/** The refusal of a content, with every finding, those that refuse it first: code, place, and the name of a format we know but do not take. No value of the content. A codec that only lacks ffmpeg is refused by a name of its own, with the remedy. */
export function contentRefused(findings: readonly Finding[]): Problem {
  const needing = findings.find(({ code }) => code === "codec-needs-ffmpeg");
  const [slug, facts] =
    needing === undefined
      ? (["content-refused", {}] as const)
      : (["codec-needs-ffmpeg", { facts: { codec: needing.format ?? "unknown" } }] as const);
  return refuse(slug, {
    ...facts,
    findings: [...findings.filter(isRefusing), ...findings.filter((one) => !isRefusing(one))]
      .slice(0, 100)
      .map(({ code, pointer, format, offset }) => ({
        code,
        ...(pointer === undefined ? {} : { pointer }),
        ...(format === undefined && offset === undefined
          ? {}
          : {
              detail: [format, offset === undefined ? undefined : `at byte ${offset}`]
                .filter((word) => word !== undefined)
                .join(" "),
            }),
      })),
  });
}

/** Codes of findings that did not stop it, each once. */
export function notedCodes(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))];
}

function isRefusing({ severity }: Finding): boolean {
  return severity === "refused";
}
