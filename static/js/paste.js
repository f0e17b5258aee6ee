// Paste: turns a block copied from a spreadsheet into places and texts; knows no page and fills nothing in.

const plain = (text) => text.normalize("NFKC").trim().toLowerCase();

// The lines of a block as cells; null when the text is a single value, which the browser pastes better itself.
export function linesOf(text) {
  const block = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return /[\t\n]/.test(block) ? block.split("\n").map((line) => line.split("\t")) : null;
}

// Where each text goes: [{row, column, text}], from the cell at `start`. `rows` and `columns` list the names of each row and
// column. A line of column names is skipped; a first column of row names says which row its line belongs to.
export function placesOf(lines, start, { rows, columns }) {
  const rowOf = new Map(rows.flatMap((names, row) => names.map((name) => [plain(name), row])));
  const headings = new Set(columns.flat().map(plain));
  const body = lines[0].some((cell) => headings.has(plain(cell))) ? lines.slice(1) : lines;
  const labelled = body.length > 0 && body.every(([first]) => rowOf.has(plain(first)));
  return body.flatMap((line, offset) => {
    const row = labelled ? rowOf.get(plain(line[0])) : start.row + offset;
    return line.slice(labelled ? 1 : 0).map((text, across) => ({ row, column: start.column + across, text: text.trim() }));
  });
}
