// Boxes: what stands in one box of a table of counts, and what is said below it. Knows no table and saves nothing.

import { parseCount } from "./number.js";
import { sentence, written } from "./words.js";

export const isBox = (element) => element.matches?.("[data-grid] input") ?? false;

// A text as the one answer that it is: "", "x", plain digits, or the text itself where it is no count.
export function answerIn(text) {
  const reading = parseCount(text);
  if (reading.kind === "blank") return "";
  if (reading.kind === "not_tracked") return "x";
  return reading.kind === "whole" ? String(reading.value) : text;
}

// Two people gave it two answers, and the reader has not said which is right.
export const isContested = (box) => "contested" in box.dataset;

export const isReadable = (text) => parseCount(text).kind !== "refused";

function messageOf(box) {
  const id = `${box.id}-message`;
  const found = document.getElementById(id);
  if (found) return found;
  const message = Object.assign(document.createElement("p"), { id, className: "cell-message" });
  box.parentElement.append(message);
  box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  return message;
}

export function clear(box) {
  box.removeAttribute("aria-invalid");
  delete box.dataset.contested;
  document.getElementById(`${box.id}-message`)?.replaceChildren();
}

export function complain(box, text) {
  messageOf(box).textContent = text;
  box.setAttribute("aria-invalid", "true");
}

// Shows a question below a box with one button for each answer: {words: what to do}.
export function ask(box, question, answers) {
  const buttons = Object.entries(answers).map(([words, act]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--link", textContent: words });
    button.addEventListener("click", act);
    return button;
  });
  messageOf(box).replaceChildren(question, ...buttons);
  box.dataset.contested = "";
}

// Says what is wrong with a box that is being left, and shows how a good number was read. Returns false for a refused text.
export function check(box) {
  if (isContested(box)) return true;
  // What the server said of a box stands until somebody changes it.
  if (box.value === box.defaultValue && box.hasAttribute("aria-invalid")) return isReadable(box.value);
  const reading = parseCount(box.value);
  if (reading.kind === "refused") {
    if (!box.hasAttribute("aria-invalid")) complain(box, sentence(reading.code));
    return false;
  }
  clear(box);
  if (reading.kind === "whole") box.value = written(reading.value);
  return true;
}
