import { type ReactNode, useEffect, useRef } from "react";
import { stepRows } from "./row-steps.ts";
import "./record-table.css";

/** One column of a table of records. */
export interface Column<R> {
  readonly key: string;
  readonly words: string;
  readonly renderCell: (row: R) => ReactNode;
  /** A count: set to the right. */
  readonly number?: boolean;
  /** Names the row. */
  readonly header?: boolean;
  /** Has buttons, and no words of its own on a narrow page. */
  readonly acts?: boolean;
}

interface RecordTableProps<R> {
  /** Says to those who listen what the table holds; shown when `captioned`. */
  readonly caption: string;
  readonly captioned?: boolean;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** A last row such as sums, one cell a column. */
  readonly foot?: readonly ReactNode[];
}

/** A table whose rows become blocks where there is little room, each value with its words. Arrow keys go from row to row. */
export function RecordTable<R>({
  caption,
  captioned = false,
  columns,
  rows,
  rowKey,
  foot,
}: RecordTableProps<R>) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const list = body.current;
    const step = (event: KeyboardEvent) => {
      if (list !== null && stepRows(list, event.key)) event.preventDefault();
    };
    list?.addEventListener("keydown", step);
    return () => list?.removeEventListener("keydown", step);
  }, []);
  return (
    <div className="record-box">
      <table className={`records${breadthOf(columns.length)}`}>
        <caption className={captioned ? "records-caption" : "unseen"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, words, number, acts }) => (
              <th key={key} scope="col" className={number === true ? "number" : undefined}>
                {acts === true ? <span className="unseen">{words}</span> : words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.renderCell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : (
          <tfoot>
            <tr>
              {columns.map((column, place) => (
                <Cell key={column.key} column={column}>
                  {foot[place]}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** The more columns, the more room they need before they are blocks. */
function breadthOf(columns: number): string {
  if (columns > 7) return " records-many records-most";
  return columns > 4 ? " records-many" : "";
}

function Cell<R>({ column, children }: { readonly column: Column<R>; readonly children: ReactNode }) {
  const { number, header, acts, words } = column;
  const className = number === true ? "number" : acts === true ? "record-acts" : undefined;
  if (header === true)
    return (
      <th scope="row" className={className}>
        {children}
      </th>
    );
  return (
    <td className={className} {...(acts === true ? {} : { "data-label": words })}>
      {children}
    </td>
  );
}
