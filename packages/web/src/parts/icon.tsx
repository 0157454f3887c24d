import type { ReactElement } from "react";

/** Drawings on a 24 × 24 field, stroked in the colour of the text. Each always stands beside its word. */
const drawings = {
  archive: ["M3 4h18v5H3z", "M5 9v11h14V9", "M10 13h4"],
  attachment: ["M8 12l6-6a3 3 0 0 1 5 4l-8 9a5 5 0 0 1-7-7l8-8"],
  barrier: ["M4 5v16M20 5v16", "M2 9h20v5H2z", "M8 9l-3 5M14 9l-3 5M20 9l-3 5"],
  bell: ["M6 17V11a6 6 0 0 1 12 0v6l2 1H4z", "M10 21h4"],
  bin: ["M4 6h16", "M9 6V3h6v3", "M6 6l1 15h10l1-15", "M10 10v7M14 10v7"],
  call: ["M5 3h4l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v4c0 1-1 2-2 2C10 21 3 14 3 5c0-1 1-2 2-2z"],
  chat: ["M3 4h18v13H10l-5 4v-4H3z", "M7 9h10M7 12h7"],
  clock: ["M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z", "M12 7v5l4 2"],
  down: ["M5 9l7 7l7-7"],
  download: ["M12 3v12", "M7 10l5 5l5-5", "M4 20h16"],
  ear: ["M7 9a5 5 0 0 1 10 0c0 4-4 4-4 8a3 3 0 0 1-5 2", "M10 9a2 2 0 0 1 4 0"],
  email: ["M3 5h18v14H3z", "M3 6l9 7l9-7"],
  eform: ["M5 3h14v18H5z", "M8 8h8M8 12h8M8 16h5"],
  "eye-off": [
    "M3 3l18 18",
    "M6 7c-2 1-3 3-4 5c2 4 6 7 10 7c2 0 4-1 5-2",
    "M10 5c6-1 10 3 12 7c-1 2-2 3-3 4",
    "M10 10a3 3 0 0 0 4 4",
  ],
  filter: ["M3 5h18l-7 8v6l-4 2v-8z"],
  key: ["M8 12a4 4 0 1 0 0 .1", "M12 12h9M18 12v4M15 12v3"],
  lock: ["M5 11h14v10H5z", "M8 11V7a4 4 0 0 1 8 0v4"],
  pause: ["M8 5v14M16 5v14"],
  person: ["M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8z", "M4 21c0-5 4-7 8-7s8 2 8 7"],
  pin: ["M9 3h6l-1 7l4 4H6l4-4z", "M12 14v7"],
  play: ["M7 4l13 8l-13 8z"],
  snow: ["M12 3v18", "M4 7l16 10", "M20 7l-16 10", "M9 4l3 3l3-3M9 20l3-3l3 3"],
  tick: ["M4 13l5 5L20 6"],
  warning: ["M12 3l10 18H2z", "M12 10v5M12 18v.5"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type IconName = keyof typeof drawings;

/** An icon; hidden from those who listen, as its word stands beside it. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
