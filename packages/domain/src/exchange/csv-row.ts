/**
 * The fields of one row of comma-separated values with quotes doubled inside quotes (RFC 4180), or undefined where a quote is not closed or text
 * follows one. A row is one line: exchanges write no line breaks into fields.
 */
export function csvFields(row: string): readonly string[] | undefined {
  const fields: string[] = [];
  const line = row.endsWith("\r") ? row.slice(0, -1) : row;
  const form = /"((?:[^"]|"")*)"(?=,|$)|([^",]*)(?=,|$)/y;
  for (let at = 0; at <= line.length;) {
    form.lastIndex = at;
    const found = form.exec(line);
    if (found === null) return undefined;
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    at = form.lastIndex + 1;
  }
  return fields;
}
