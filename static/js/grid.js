// Grid: keys, paste and its undo, and the groups' menus, for the tables of counts. The tables are plain forms and work without this.
// Whoever writes into boxes here tells it with a "boxes" event, on which autosave.js saves.

import { Autosave } from "./autosave.js";
import { check, clear, isBox, isContested, isReadable } from "./boxes.js";
import { linesOf, placesOf } from "./paste.js";
import { Sums, showEverywhere } from "./sums.js";
import { sentence } from "./words.js";

const status = document.querySelector("[data-grid-status]");
const undo = document.querySelector("[data-grid-undo]");
const undoPlace = undo?.parentElement;

const say = (text) => status && (status.textContent = text);

// Where a key leads: [rows down, columns right], or null where the key belongs to the text in the box.
function direction({ key, shiftKey }, box) {
  const { selectionStart: from, selectionEnd: to, value } = box;
  const isWhole = from === 0 && to === value.length;
  if (key === "Enter") return [shiftKey ? -1 : 1, 0];
  if (key === "ArrowDown") return [1, 0];
  if (key === "ArrowUp") return [-1, 0];
  if (shiftKey) return null; // with Shift an arrow selects
  if (key === "ArrowRight" && (isWhole || from === value.length)) return [0, 1];
  if (key === "ArrowLeft" && (isWhole || to === 0)) return [0, -1];
  return null;
}

class Grid {
  constructor(table) {
    this.table = table;
    this.rows = [...table.rows].filter((row) => row.querySelector("input"));
    this.columns = this.columnsOf();
    table.addEventListener("keydown", (event) => this.step(event));
    table.addEventListener("paste", (event) => this.paste(event));
    table.addEventListener("input", ({ target }) => isBox(target) && this.typed(target));
    table.addEventListener("focusout", ({ target }) => isBox(target) && check(target));
    for (const row of this.rows) this.addMenu(row);
    this.sums = new Sums(this, (box, text) => this.take(box, text));
    this.sums.show();
  }

  // The columns that hold boxes; a list of single boxes has one, without a head.
  columnsOf() {
    const heads = [...this.table.querySelectorAll("thead th[data-measure]")];
    if (!heads.length) return [{ cell: 1, measure: "", head: this.table }];
    return heads.map((head) => ({ cell: head.cellIndex, measure: head.dataset.measure, head }));
  }

  box(row, column) {
    return this.rows[row]?.cells[this.columns[column]?.cell]?.querySelector("input") ?? null;
  }

  place(element) {
    const cell = element.closest("td, th");
    return { row: this.rows.indexOf(cell.parentElement), column: this.columns.findIndex((one) => one.cell === cell.cellIndex) };
  }

  step(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.matches(".about") && event.key === "ArrowRight") return this.go(event, [0, 1]);
    const lead = isBox(event.target) && direction(event, event.target);
    if (lead) this.go(event, lead);
  }

  // To the next box in a direction; left of the first stands the button of the row's menu.
  go(event, [down, right]) {
    event.preventDefault();
    let { row, column } = this.place(event.target);
    do [row, column] = [row + down, column + right];
    while (this.rows[row] && this.columns[column] && !this.box(row, column));
    const next = column < 0 ? this.rows[row]?.querySelector(".about") : this.box(row, column);
    next?.focus();
    next?.select?.();
  }

  typed(box) {
    if (box.hasAttribute("aria-invalid") && isReadable(box.value)) clear(box);
    this.sums.show();
  }

  take(box, text) {
    this.fill(new Map([[box, text]]));
    box.focus();
  }

  // Writes texts into boxes at once and returns {filled, refused}; `at` is the box beside which it can be taken back.
  fill(texts, at = null) {
    const before = new Map([...texts.keys()].map((box) => [box, box.value]));
    let refused = 0;
    for (const [box, text] of texts) {
      box.value = text;
      if (!isContested(box)) clear(box);
      if (!check(box)) refused += 1;
    }
    this.tell([...texts.keys()]);
    if (at) this.offerUndo(before, at);
    return { filled: texts.size, refused };
  }

  tell(boxes) {
    this.sums.show();
    this.table.dispatchEvent(new CustomEvent("boxes", { bubbles: true, detail: boxes }));
  }

  paste(event) {
    const lines = linesOf(event.clipboardData.getData("text/plain"));
    if (!lines || !isBox(event.target)) return;
    event.preventDefault();
    const texts = new Map();
    let lost = 0;
    for (const { row, column, text } of placesOf(lines, this.place(event.target), this.names())) {
      const box = this.box(row, column);
      // A box that is named twice keeps its first text: which one is right is not ours to say.
      if (box && !texts.get(box)) texts.set(box, text);
      else if (text) lost += 1;
    }
    const outcome = this.fill(texts, event.target);
    say(sentence("pasted", { ...outcome, lost }));
  }

  names() {
    const named = (element) => [element.querySelector("th [id], [id]")?.textContent ?? "", ...(element.dataset.names?.split("|") ?? [])];
    return {
      rows: this.rows.map((row) => [...named(row), row.dataset.group ?? row.dataset.measure]),
      columns: this.columns.map(({ head, measure }) => [...(measure ? named(head) : []), measure]),
    };
  }

  // The button moves beside the box, so that Tab leads to it.
  offerUndo(before, at) {
    if (!undo) return;
    (at.parentElement.querySelector(".prev") ?? at).after(undo);
    undo.hidden = false;
    undo.onclick = () => {
      undo.hidden = true;
      undoPlace.append(undo);
      this.fill(before);
      say(sentence("undone"));
      at.focus();
    };
  }

  // A group's menu opens by mouse, or by the arrow keys; Tab goes from box to box.
  addMenu(row) {
    const button = row.querySelector("th[scope=row] > .about");
    const note = button && document.getElementById(button.getAttribute("popovertarget"));
    if (!note) return;
    button.tabIndex = -1;
    const words = sentence("untrack");
    if (!words) return;
    const act = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: words });
    act.addEventListener("click", () => this.untrack(row, note));
    note.append(act);
  }

  untrack(row, note) {
    note.hidePopover();
    const boxes = this.columns.map(({ cell }) => row.cells[cell]?.querySelector("input")).filter(Boolean);
    say(sentence("untracked", this.fill(new Map(boxes.map((box) => [box, "x"])), boxes[0])));
    boxes[0].focus();
  }
}

const form = document.querySelector("form:has([data-grid])");
const grids = [...document.querySelectorAll("table[data-grid]")].map((table) => new Grid(table));
if (form) {
  for (const kind of ["input", "boxes", "updated"]) form.addEventListener(kind, () => showEverywhere(form));
  form.addEventListener("updated", () => grids.forEach((grid) => grid.sums.show()));
  if (form.dataset.saveUrl) new Autosave(form);
}
