import { qrCode } from "./qr-code.ts";

const quiet = 4;

/** A text as a picture for a phone's camera. The text itself must stand beside it; one too long for a picture has none. */
export function QrPicture({ text }: { readonly text: string }) {
  if (new TextEncoder().encode(text).length > 400) return null;
  const rows = qrCode(text);
  const size = rows.length + 2 * quiet;
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      className="qr"
      aria-hidden="true"
      viewBox={`0 0 ${size} ${size}`}
      width={220}
      height={220}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
