// Grid: keys, paste, sums and early messages for the tables of counts. The tables are plain forms and work without this; nothing
// is saved here, and the server alone decides what a text means.

import { parseCount } from "./number.js";
import { linesOf, placesOf } from "./paste.js";

const counting = new Intl.NumberFormat(document.documentElement.lang);
const words = Object.fromEntries([...document.querySelectorAll("[data-word]")].map((item) => [item.dataset.word, item.textContent]));
const status = document.querySelector("[data-grid-status]");
const undo = document.querySelector("[data-grid-undo]");

function say(word, values = {}) {
  if (status) status.textContent = words[word].replace(/\{(\w+)\}/g, (_match, name) => counting.format(values[name]));
}

const valueOf = (box) => parseCount(box.value).value;

// Early messages ------------------------------------------------------------------------------------------------------

function clear(box) {
  box.removeAttribute("aria-invalid");
  const message = document.getElementById(`${box.id}-message`);
  if (message) message.textContent = "";
}

function complain(box, code) {
  let message = document.getElementById(`${box.id}-message`);
  if (!message) {
    message = Object.assign(document.createElement("p"), { id: `${box.id}-message`, className: "cell-message" });
    box.parentElement.append(message);
    box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") ?? ""} ${message.id}`.trim());
  }
  message.textContent = words[code];
  box.setAttribute("aria-invalid", "true");
}

// Says what is wrong with a box that is being left, and shows how a good number was read. Returns false for a refused text.
function check(box) {
  const reading = parseCount(box.value);
  if (reading.kind === "refused") {
    complain(box, reading.code);
    return false;
  }
  clear(box);
  if (reading.kind === "whole") box.value = counting.format(reading.value);
  return true;
}

// Where a key leads: [rows down, columns right], or null where the key belongs to the text in the box.
function direction({ key, shiftKey }, box) {
  const { selectionStart: from, selectionEnd: to, value } = box;
  const isWhole = from === 0 && to === value.length;
  if (key === "Enter") return [shiftKey ? -1 : 1, 0];
  if (key === "ArrowDown") return [1, 0];
  if (key === "ArrowUp") return [-1, 0];
  if (key === "ArrowRight" && (isWhole || from === value.length)) return [0, 1];
  if (key === "ArrowLeft" && (isWhole || to === 0)) return [0, -1];
  return null;
}

class Grid {
  constructor(table) {
    this.table = table;
    this.heads = [...table.querySelectorAll("th[data-measure]")];
    this.rows = [...table.querySelectorAll("tr:has(input[data-group])")];
    table.addEventListener("keydown", (event) => this.step(event));
    table.addEventListener("paste", (event) => this.paste(event));
    table.addEventListener("input", ({ target }) => this.typed(target));
    table.addEventListener("focusout", ({ target }) => target.dataset.group && check(target));
    table.addEventListener("click", ({ target }) => target.dataset.useSum && this.useSum(target.dataset.useSum));
    this.sum();
  }

  box(row, column) {
    const measure = this.heads[column]?.dataset.measure;
    return this.rows[row]?.querySelector(`input[data-measure="${measure}"]`) ?? null;
  }

  place(box) {
    const column = this.heads.findIndex((head) => head.dataset.measure === box.dataset.measure);
    return { row: this.rows.indexOf(box.closest("tr")), column };
  }

  step(event) {
    const box = event.target;
    if (!box.dataset.group || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const lead = direction(event, box);
    if (!lead) return;
    event.preventDefault();
    let { row, column } = this.place(box);
    do [row, column] = [row + lead[0], column + lead[1]];
    while (this.rows[row] && this.heads[column] && !this.box(row, column));
    this.box(row, column)?.focus();
    this.box(row, column)?.select();
  }

  typed(box) {
    if (box.getAttribute("aria-invalid") && parseCount(box.value).kind !== "refused") clear(box);
    this.sum();
  }

  // The sum of each measure's wildlife parts, and what its total leaves over.
  sum() {
    for (const { dataset } of this.heads) {
      const of = (extra) => [...this.table.querySelectorAll(`[data-measure="${dataset.measure}"]${extra}`)];
      const parts = of('[data-wildlife="1"]').map(valueOf).filter((value) => value !== undefined);
      const sum = parts.reduce((total, value) => total + value, 0);
      const [total] = of('[data-group="TOTAL"]').map(valueOf);
      this.show("sum", dataset.measure, parts.length ? sum : undefined);
      this.show("rest", dataset.measure, total === undefined ? undefined : total - sum);
      const offer = this.table.querySelector(`[data-use-sum="${dataset.measure}"]`);
      if (offer) offer.hidden = !parts.length || total === sum;
    }
  }

  show(name, measure, value) {
    const output = this.table.querySelector(`output[data-${name}="${measure}"]`);
    if (!output) return;
    output.textContent = value === undefined ? "–" : counting.format(value);
    output.classList.toggle("is-over", value < 0);
  }

  useSum(measure) {
    const box = this.table.querySelector(`[data-measure="${measure}"][data-group="TOTAL"]`);
    box.value = this.table.querySelector(`output[data-sum="${measure}"]`).textContent;
    this.typed(box);
    box.focus();
  }

  paste(event) {
    const lines = linesOf(event.clipboardData.getData("text/plain"));
    if (!lines || !event.target.dataset.group) return;
    event.preventDefault();
    const before = new Map();
    const outcome = { filled: 0, refused: 0, lost: 0 };
    for (const { row, column, text } of placesOf(lines, this.place(event.target), this.names())) {
      const box = this.box(row, column);
      if (!box) {
        outcome.lost += 1;
        continue;
      }
      before.set(box, box.value);
      box.value = text;
      outcome.filled += 1;
      if (!check(box)) outcome.refused += 1;
    }
    this.sum();
    say("pasted", outcome);
    this.offerUndo(before);
  }

  names() {
    const columns = this.heads.map((head) => [head.textContent, head.dataset.measure]);
    const rows = this.rows.map((row) => [
      row.querySelector("th").textContent,
      row.querySelector("[data-group]").dataset.group,
      ...(row.dataset.names?.split("|") ?? []),
    ]);
    return { rows, columns };
  }

  offerUndo(before) {
    if (!undo) return;
    undo.hidden = false;
    undo.onclick = () => {
      for (const [box, value] of before) {
        box.value = value;
        check(box);
      }
      undo.hidden = true;
      this.sum();
      say("undone");
      before.keys().next().value?.focus();
    };
  }
}

for (const table of document.querySelectorAll("table[data-grid]")) new Grid(table);
