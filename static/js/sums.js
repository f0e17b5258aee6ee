// Sums: what the groups of a measure add up to, what a total leaves over, a group's listings, a company's platforms.
// The server writes the same when the page is loaded. Units never mix: a column of another unit is in no sum of listings.

import { parseCount } from "./number.js";
import { sentence, written } from "./words.js";

const NOTHING = "–";

const valueOf = (box) => (box ? parseCount(box.value).value : undefined);

// The sum of those that are numbers; undefined where none is.
const added = (values) => values.filter((value) => value !== undefined).reduce((sum, value) => (sum ?? 0) + value, undefined);

function show(output, value) {
  if (!output) return;
  output.textContent = value === undefined ? NOTHING : written(value);
  output.classList.toggle("is-over", value < 0);
}

// `grid` has the rows and columns of one table; `take(box, text)` writes a box.
export class Sums {
  constructor(grid, take) {
    this.grid = grid;
    this.take = take;
    const first = grid.columns.findIndex(({ head }) => head.classList.contains("other-unit"));
    this.listings = first < 0 ? grid.columns : grid.columns.slice(0, first);
    for (const column of grid.columns) this.prepare(column);
  }

  prepare(column) {
    const { measure, cell } = column;
    const boxes = this.grid.rows.map((row) => ({ row, box: row.cells[cell]?.querySelector("input") }));
    column.total = boxes.find(({ row }) => row.dataset.group === "TOTAL")?.box;
    column.parts = boxes.filter(({ row, box }) => box && box !== column.total && !row.closest("[data-outside]")).map(({ box }) => box);
    column.sum = this.grid.table.querySelector(`output[data-sum="${measure}"]`);
    column.rest = this.grid.table.querySelector(`output[data-rest="${measure}"]`);
    column.offer = this.offer(column);
  }

  // Proposes the sum of the groups where there is no total, or one that is too small: taken only when somebody presses it.
  offer(column) {
    if (!column.total) return null;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "use-sum", hidden: true });
    button.addEventListener("click", () => this.take(column.total, written(added(column.parts.map(valueOf)))));
    column.total.parentElement.append(button);
    return button;
  }

  show() {
    for (const column of this.grid.columns) this.showColumn(column);
    for (const row of this.grid.rows) {
      const boxes = this.listings.map(({ cell }) => row.cells[cell]?.querySelector("input"));
      show(row.querySelector(".row-sum output"), added(boxes.map(valueOf)));
    }
  }

  showColumn({ total, parts, sum, rest, offer }) {
    const together = added(parts.map(valueOf));
    const whole = valueOf(total);
    show(sum, together);
    show(rest, whole === undefined ? undefined : whole - (together ?? 0));
    if (!offer) return;
    offer.hidden = together === undefined || whole >= together || total.value.trim() === "x";
    offer.textContent = sentence("use_sum", { sum: together ?? 0 });
  }
}

// The totals of all platforms: those elsewhere, as the server found them, and those of the boxes on this page.
export function showEverywhere(form) {
  const totals = Object.fromEntries(
    [...form.querySelectorAll('input[name$=":TOTAL"]')].map((box) => [box.name.split(":")[2], valueOf(box)]),
  );
  let listings;
  for (const output of form.querySelectorAll("output[data-all]")) {
    const { all: measure, elsewhere } = output.dataset;
    const there = elsewhere === undefined ? undefined : Number(elsewhere);
    const value = measure ? added([there, totals[measure]]) : listings;
    show(output, value);
    listings = added([listings, value]);
  }
}
