import { parseArgs } from "node:util";

/** What a caller of `tallenne-verify` asks for. */
export interface CommandLine {
  readonly folder: string | undefined;
  /** The public key itself, or the file that holds it. */
  readonly key: string;
  readonly older: readonly string[];
  readonly proof: string | undefined;
  readonly entry: string | undefined;
  readonly json: boolean;
}

/** How the command is called, and its exit codes. */
export const usage = `tallenne-verify: checks a Tallenne ledger offline, with nothing but its folder and its public key

  tallenne-verify --key KEY FOLDER                        the whole log
  tallenne-verify --key KEY --older CHECKPOINT FOLDER     and that it still begins with what was signed then (may be repeated)
  tallenne-verify --key KEY --proof FILE FOLDER           and a .tlog-proof file about one of its entries
  tallenne-verify --key KEY --proof FILE --entry FILE     a .tlog-proof file about the bytes in a file; no log is needed

  KEY is the text name+number+base64 or a file that holds it. --json prints the verdict as one JSON line.
  Exit code 0: everything is right. 1: something is wrong, and what is printed. 2: it could not be checked (wrong call, unreadable file).
`;

/** The call cannot be understood. */
export class WrongCall extends Error {
  readonly code = "wrong-call";

  constructor(reason: string) {
    super(reason);
    this.name = "WrongCall";
  }
}

/** Reads the words after the command's name; undefined when help is asked for. Throws `WrongCall`. */
export function commandLine(words: readonly string[]): CommandLine | undefined {
  const { values, positionals } = parsed(words);
  if (values.help) return undefined;
  const [folder, ...more] = positionals;
  if (values.key === undefined)
    throw new WrongCall("--key is missing: the public key text or a file that holds it");
  if (more.length > 0) throw new WrongCall("only one log folder can be checked at a time");
  if (folder === undefined && (values.proof === undefined || values.entry === undefined))
    throw new WrongCall("name a log folder, or --proof together with --entry");
  if (values.entry !== undefined && values.proof === undefined) throw new WrongCall("--entry needs --proof");
  return {
    folder,
    key: values.key,
    older: values.older,
    proof: values.proof,
    entry: values.entry,
    json: values.json,
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        key: { type: "string" },
        older: { type: "string", multiple: true, default: [] },
        proof: { type: "string" },
        entry: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (failure) {
    throw new WrongCall((failure as Error).message);
  }
}
