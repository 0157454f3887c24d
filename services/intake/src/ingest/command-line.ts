import { parseArgs } from "node:util";

/** What a caller of `tallenne-ingest` asks for. */
export interface CommandLine {
  readonly folder: string;
  /** Address of the archive, without a slash at its end. */
  readonly address: string;
  readonly tokenFile: string;
  /** Recordings under way at once. */
  readonly abreast: number;
  /** File in which is noted what the archive has acknowledged. */
  readonly resume: string | undefined;
  /** Seconds in which the archive is asked again while it cannot take a recording. */
  readonly patience: number;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** How the command is called, and its exit codes. */
export const usage = `tallenne-ingest: hands a folder of recordings over to a Tallenne archive, through the door of a source

  tallenne-ingest --address URL --token-file FILE FOLDER

  FOLDER holds recordings, each with its announcement (call.wav.json or call.json), or with the rows of its exchange (*.csv) and exchange.json.
  --address URL       where the archive is: https://tallenne.example.fi
  --token-file FILE   the token that the archive showed when the source was enrolled
  --abreast N         recordings under way at once, 1 to 32 (4)
  --resume FILE       where is noted what the archive has acknowledged (FOLDER/.tallenne-ingest)
  --patience SECONDS  how long the archive is asked again while it cannot take a recording (300)
  --dry-run           read and check everything, send nothing
  --json              the result as one JSON document

  Killed at any moment and called again it sends what is missing: nothing twice, nothing lost.
  Exit code 0: every recording is in the archive. 1: some are not, and the table says which and why. 2: nothing could be done (wrong call,
  unreadable folder or token, token not accepted, resume file of another archive).
`;

/** The call cannot be understood. */
export class WrongCall extends Error {
  readonly code = "wrong-call";
}

/** Reads the words after the command's name; undefined when help is asked for. Throws `WrongCall`. */
export function commandLine(words: readonly string[]): CommandLine | undefined {
  const { values, positionals } = parsed(words);
  if (values.help) return undefined;
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new WrongCall("name one folder");
  const { address, "token-file": tokenFile = "" } = values;
  if (address === undefined || !isAddress(address))
    throw new WrongCall("--address is missing: http:// or https:// and the name of the archive");
  if (tokenFile === "" && !values["dry-run"]) throw new WrongCall("--token-file is missing");
  return {
    folder,
    address: address.replace(/\/+$/, ""),
    tokenFile,
    abreast: numberOf("--abreast", values.abreast, 32),
    resume: values.resume,
    patience: numberOf("--patience", values.patience, 86_400),
    json: values.json,
    dryRun: values["dry-run"],
  };
}

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === "" &&
    url.search === "" &&
    url.hash === ""
  );
}

function numberOf(name: string, text: string, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw new WrongCall(`${name} is a whole number from 1 to ${most}`);
  return number;
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        address: { type: "string" },
        "token-file": { type: "string" },
        abreast: { type: "string", default: "4" },
        resume: { type: "string" },
        patience: { type: "string", default: "300" },
        json: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (failure) {
    throw new WrongCall((failure as Error).message);
  }
}
