import type { EntryId } from "@tallenne/domain";

const making = Symbol("receipt");
let taken = false;

/**
 * Proof that a ledger entry is durable (flows D7). What discloses or destroys takes one as an argument; only the ledger's client of `wire`
 * makes them, so without the ledger nothing opens.
 */
export class Receipt {
  readonly entry: EntryId;
  /** Position of the entry in the log. */
  readonly index: number;

  constructor(key: symbol, made: { readonly entry: EntryId; readonly index: number }) {
    if (key !== making) throw new TypeError("only the ledger's client makes a receipt");
    this.entry = made.entry;
    this.index = made.index;
    Object.freeze(this);
  }
}

/** Makes receipts of what the ledger acknowledged. */
export type ReceiptMaker = (acknowledged: { readonly entry: EntryId; readonly index: number }) => Receipt;

/** Hands the maker of receipts over, once in the life of the process: to the ledger's client. Throws TypeError for everybody later. */
export function takeReceiptMaker(): ReceiptMaker {
  if (taken) throw new TypeError("the maker of receipts has been handed over");
  taken = true;
  return (acknowledged) => new Receipt(making, acknowledged);
}
