/** A variable, as the library types only what it expects to be called. */
const workerFile: string = "pdfjs-dist/legacy/build/pdf.worker.mjs";

/**
 * The library, without its warnings that it cannot draw here: words and structure are all that is read. It looks for its worker in a global before it would
 * load one as a file of its own.
 */
async function library(): Promise<typeof import("pdfjs-dist/legacy/build/pdf.mjs")> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    const read = await import("pdfjs-dist/legacy/build/pdf.mjs");
    const held = globalThis as { pdfjsWorker?: unknown };
    held.pdfjsWorker ??= await import(workerFile);
    return read;
  } finally {
    console.warn = warn;
  }
}

/** Text where it stands on a page, points from the left and from the foot. */
interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly foot: number;
}

/** A PDF file as a reader finds it. */
export interface ReadPdf {
  readonly title: unknown;
  readonly lang: unknown;
  readonly isTagged: boolean;
  /** What its metadata claim, as XML. */
  readonly claims: string;
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly placed: readonly Placed[];
    /** Roles of the structure in the order in which they are heard, artifacts left out. */
    readonly roles: readonly string[];
  }[];
  /** All words in the order in which they are written, spaces made one. */
  readonly words: string;
  /** Files inside it by name. */
  readonly enclosed: Readonly<Record<string, string>>;
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

/** Reads a PDF file back, for tests, with another library than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { getDocument } = await library();
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const file = await loading.promise;
  const { info, metadata } = await file.getMetadata();
  const told = info as { readonly Title?: unknown; readonly Language?: unknown };
  const marks = (await file.getMarkInfo()) as ReadonlyMap<string, boolean> | null;
  const pages: ReadPdf["pages"][number][] = [];
  for (let at = 1; at <= file.numPages; at += 1) {
    const page = await file.getPage(at);
    const { items } = await page.getTextContent();
    const [, , width = 0, height = 0] = page.view;
    pages.push({
      width,
      height,
      placed: items.flatMap((item) =>
        "str" in item
          ? [
              {
                text: item.str,
                left: Number(item.transform[4]),
                right: Number(item.transform[4]) + item.width,
                foot: Number(item.transform[5]),
              },
            ]
          : [],
      ),
      roles: rolesOf((await page.getStructTree()) as Node | null),
    });
  }
  const enclosed: Record<string, string> = {};
  for (const name of (await file.getAttachments())?.keys() ?? []) {
    const content: unknown = await file.getAttachmentContent(name);
    enclosed[name] = content instanceof Uint8Array ? new TextDecoder().decode(content) : "";
  }
  const read: ReadPdf = {
    title: told.Title,
    lang: told.Language,
    isTagged: marks?.get("Marked") === true,
    claims: metadata?.getRaw() ?? "",
    pages,
    words: pages
      .flatMap(({ placed }) => placed.map(({ text }) => text))
      .join("")
      .replaceAll(/\s+/g, " "),
    enclosed,
  };
  await loading.destroy();
  return read;
}

function rolesOf(node: Node | null): readonly string[] {
  if (node === null) return [];
  const inner = (node.children ?? []).flatMap(rolesOf);
  return node.role === undefined || node.role === "Root" ? inner : [node.role, ...inner];
}
