// Save status: the line that says when the page was saved and what is wrong with saving. Good news is told once a minute at most,
// bad news at once. Knows no boxes and sends nothing.

import { sentence } from "./words.js";

const MINUTE = 60_000;

export class SaveStatus {
  constructor(form) {
    const find = (name) => form.querySelector(`[data-${name}]`);
    this.line = find("save-status");
    this.saving = find("saving");
    this.alert = find("save-alert");
    this.signIn = find("sign-in");
    this.other = find("grid-status");
    this.at = form.dataset.at; // when the page and what is saved were last the same
    this.told = -Infinity;
  }

  begin() {
    this.saving.hidden = false;
  }

  saved({ at }, boxes) {
    this.end("");
    this.at = at;
    if (!boxes) return;
    clearTimeout(this.timer);
    const wait = this.told + MINUTE - performance.now();
    if (wait <= 0) this.tell();
    else this.timer = setTimeout(() => this.tell(), wait);
  }

  tell() {
    this.told = performance.now();
    this.line.textContent = sentence("saved", { time: this.at });
  }

  fail(word) {
    this.end(sentence(word, { time: this.at }));
    this.signIn.hidden = word !== "signed_out";
    clearTimeout(this.timer);
    this.line.textContent = "";
    this.told = -Infinity; // that it works again is news
  }

  stop(detail) {
    this.fail("stopped");
    this.alert.textContent = `${detail} ${this.alert.textContent}`.trim();
  }

  // The box may be far away: its name leads to it.
  contest(box, question) {
    const name = (box.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
    const link = Object.assign(document.createElement("a"), { href: `#${box.id}`, textContent: name.join(" ").trim() || box.id });
    this.other.replaceChildren(link, " · ", question);
  }

  update(boxes) {
    this.other.textContent = sentence("updated", { filled: boxes });
  }

  // An alert is written once: the same words again would be read out again.
  end(words) {
    this.saving.hidden = true;
    this.signIn.hidden = true;
    if (this.alert.textContent !== words) this.alert.textContent = words;
  }
}
