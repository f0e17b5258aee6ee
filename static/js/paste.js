// Paste: turns a block copied from a spreadsheet into places and texts; knows no page and fills nothing in.

import { parseCount } from "./number.js";

const plain = (text) => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

// The lines of a block as cells; null when the text is a single value, which the browser pastes better itself.
export function linesOf(text) {
  const block = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return /[\t\n]/.test(block) ? block.split("\n").map((line) => line.split("\t")) : null;
}

// Where each text goes: [{row, column, text}], from the cell at `start`. `rows` and `columns` list the names of each row and
// column. A line that names columns says which column its texts belong to, first columns that name rows which row; where a
// name is none of ours the text goes nowhere, its place is -1.
export function placesOf(lines, start, { rows, columns }) {
  const rowOf = placeOf(rows);
  const columnOf = placeOf(columns);
  const heading = lines[0].map((cell) => columnOf.get(plain(cell)));
  const isHeaded = heading.some((column) => column !== undefined);
  const body = isHeaded ? lines.slice(1) : lines;
  const labels = labelColumns(body, rowOf);
  return body.flatMap((line, offset) => {
    const named = line.slice(0, labels).map((cell) => rowOf.get(plain(cell)));
    const row = labels ? (named.find((found) => found !== undefined) ?? -1) : start.row + offset;
    const across = (at) => (isHeaded ? (heading[at] ?? -1) : start.column + at - labels);
    return line.slice(labels).map((text, at) => ({ row, column: across(at + labels), text: text.trim() }));
  });
}

const placeOf = (names) => new Map(names.flatMap((known, place) => known.filter(Boolean).map((name) => [plain(name), place])));

// How many columns at the left name rows: some text in them is one of our names, and none is a number.
function labelColumns(body, rowOf) {
  const width = Math.max(0, ...body.map((line) => line.length));
  let labels = 0;
  while (labels < width && isLabels(body.map((line) => line[labels] ?? ""), rowOf)) labels += 1;
  return labels;
}

function isLabels(cells, rowOf) {
  return cells.some((cell) => rowOf.has(plain(cell))) && cells.every((cell) => parseCount(cell).kind !== "whole");
}
