// Autosave: sends changed boxes a moment after the last change, and says how that went. The server decides what a text means
// and whether somebody else changed a box meanwhile. Nothing is kept on the device; what is not saved stays in the boxes.

import { answerIn, ask, clear, complain, isBox, isContested, isReadable } from "./boxes.js";
import { SaveStatus } from "./save_status.js";
import { sentence } from "./words.js";

const PAUSE = 800;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 60_000;
const LONGEST_WAIT = 20_000;

export class Autosave {
  constructor(form) {
    this.form = form;
    this.boxes = new Map([...form.querySelectorAll("[data-grid] input")].map((box) => [box.name, box]));
    this.known = new Map(); // what is saved in each box, as far as this page was told
    this.changed = new Set(); // boxes that differ from it
    this.told = new Map(); // the texts that the server could not read
    this.status = new SaveStatus(form);
    this.retry = FIRST_RETRY;
    for (const box of this.boxes.values()) this.begin(box);
    form.addEventListener("input", ({ target }) => isBox(target) && this.touch([target]));
    form.addEventListener("boxes", ({ detail }) => this.touch(detail));
    form.addEventListener("submit", (event) => this.submit(event));
    for (const kind of ["online", "focus"]) window.addEventListener(kind, () => this.isFailing && this.soon(0));
    window.addEventListener("beforeunload", (event) => this.changed.size && !this.isLeaving && event.preventDefault());
  }

  // The server may have filled in a text that it did not save.
  begin(box) {
    const saved = box.dataset.saved ?? box.value;
    this.known.set(box, answerIn(saved));
    this.compare(box);
    if (!this.changed.has(box)) return;
    const message = document.getElementById(`${box.id}-message`);
    if (!isReadable(box.value)) this.told.set(box, box.value);
    else if (message) this.contest(box, saved, message.textContent);
  }

  compare(box) {
    if (answerIn(box.value) === this.known.get(box)) this.changed.delete(box);
    else this.changed.add(box);
  }

  touch(boxes) {
    for (const box of boxes) {
      this.compare(box);
      if (isContested(box) && !this.changed.has(box)) clear(box);
    }
    if (!this.isFailing) this.soon(PAUSE);
  }

  soon(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  }

  // The changed boxes that have to be sent: not those that wait for an answer, nor a text that was refused already.
  get waiting() {
    return [...this.changed].filter((box) => !isContested(box) && this.told.get(box) !== box.value);
  }

  // One request at a time; who calls while one is under way waits for it. `isNews` asks for others' changes if there are none here.
  async send(isNews = false) {
    clearTimeout(this.timer);
    if (this.sending) return this.sending;
    const batch = new Map(this.waiting.map((box) => [box, box.value]));
    if (this.isStopped || !(batch.size || isNews)) return undefined;
    this.status.begin();
    this.sending = this.request(batch);
    await this.sending;
    this.sending = null;
    if (!this.isFailing && this.waiting.length) this.soon(PAUSE);
    return undefined;
  }

  async request(batch) {
    try {
      const response = await this.post(batch);
      const answer = await answerOf(response);
      if (answer?.saved) this.took(answer, batch);
      else if (response.type === "opaqueredirect") this.fail("signed_out"); // to the sign-in
      else if (response.status >= 500 || response.status === 429) this.fail("unsaved");
      else this.stop(answer?.detail);
    } catch {
      this.fail("unsaved");
    }
  }

  post(batch) {
    const body = new URLSearchParams({ version: this.form.elements.version.value });
    for (const [box, text] of batch) {
      body.append(box.name, text);
      body.append(`was:${box.name}`, this.known.get(box));
    }
    return fetch(this.form.dataset.saveUrl, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { Accept: "application/json", "X-CSRFToken": token(this.form) },
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
  }

  fail(word) {
    this.isFailing = true;
    this.status.fail(word);
    this.soon(this.retry);
    this.retry = Math.min(2 * this.retry, LONGEST_RETRY);
  }

  // The return takes no more numbers: it was signed, the quarter was closed, the right was taken away.
  stop(detail = "") {
    this.isStopped = true;
    this.isFailing = false;
    this.status.stop(detail);
  }

  took(answer, batch) {
    this.isFailing = false;
    this.retry = FIRST_RETRY;
    this.form.elements.version.value = answer.version;
    this.form.elements.csrfmiddlewaretoken.value = token(this.form);
    for (const [name, text] of Object.entries(answer.saved)) this.keep(this.boxes.get(name), text, batch);
    for (const [name, words] of Object.entries(answer.refused)) this.refuse(this.boxes.get(name), words, batch);
    for (const [name, { saved, detail }] of Object.entries(answer.contested)) this.contest(this.boxes.get(name), saved, detail);
    if (answer.draft) this.update(answer.draft);
    this.status.saved(answer, Object.keys(answer.saved).length);
  }

  keep(box, text, batch) {
    this.known.set(box, answerIn(text));
    this.told.delete(box);
    if (box.value === batch.get(box) && box !== document.activeElement) box.value = text;
    this.compare(box);
  }

  refuse(box, words, batch) {
    this.told.set(box, batch.get(box));
    if (box.value === batch.get(box)) complain(box, words);
  }

  contest(box, saved, question) {
    const text = (answer) => ({ text: answer || sentence("empty") });
    const decide = (act) => () => {
      this.known.set(box, answerIn(saved));
      clear(box);
      act();
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
      this.soon(0);
    };
    ask(box, question, {
      [sentence("keep", text(box.value))]: decide(() => {}),
      [sentence("take", text(saved))]: decide(() => (box.value = saved)),
    });
    this.status.contest(box, question);
  }

  // Somebody else saved meanwhile: boxes that are not being changed here show what is saved now.
  update(draft) {
    const moved = [...this.boxes.values()].filter((box) => !this.changed.has(box) && answerIn(draft[box.name] ?? "") !== this.known.get(box));
    for (const box of moved) {
      box.value = draft[box.name] ?? "";
      this.known.set(box, answerIn(box.value));
    }
    if (!moved.length) return;
    this.form.dispatchEvent(new CustomEvent("updated"));
    this.status.update(moved.length);
  }

  // Before the page is sent, what can be saved is saved, and what others saved is shown: so it overwrites nothing that it does
  // not know. Without a connection it stays where it is.
  async submit(event) {
    if (this.isStopped || this.isLeaving) {
      this.isLeaving = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    do await this.send(true);
    while (this.waiting.length && !this.isFailing && !this.isStopped);
    if (this.contested) this.contested.focus();
    else if (!this.isFailing) this.leave(submitter);
  }

  leave(submitter) {
    this.isLeaving = true;
    this.form.requestSubmit(submitter);
  }

  get contested() {
    return [...this.changed].find(isContested);
  }
}

// The token as it is now: who signed in again in another window has a new one.
function token(form) {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
}

const answerOf = (response) => (response.headers.get("Content-Type")?.startsWith("application/json") ? response.json() : null);
