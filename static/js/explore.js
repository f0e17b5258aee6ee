// Explore: draws a figure live, in the box of its still picture, when somebody asks for it; Plotly is loaded then and not
// before. Knows nothing of what a chart means: numbers, words and ticks come ready from the server.

const CONFIG = {
  displayModeBar: false, // version 4 would offer to upload the chart
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  scrollZoom: false,
  doubleClick: false,
  responsive: true,
};

const narrow = matchMedia("(max-width: 34rem)");
const darkness = matchMedia("(prefers-color-scheme: dark)");
let library = null; // one promise for all figures of the page

function settled(element) {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error(`could not load ${element.href || element.src}`));
    document.head.append(element);
  });
}

// With a style sheet of this id in place Plotly adds its rules to it, and writes no style element that our policy forbids.
async function load({ style, script }) {
  const id = "plotly.js-style-global";
  document.getElementById(id)?.remove();
  await settled(Object.assign(document.createElement("link"), { id, rel: "stylesheet", href: style }));
  await settled(Object.assign(document.createElement("script"), { src: script }));
}

// Figures are described in light colours; each is the value of a token, which another theme gives another value.
function themed(text, colours) {
  const now = getComputedStyle(document.documentElement);
  const pattern = new RegExp(Object.keys(colours).join("|"), "gi");
  return text.replace(pattern, (light) => now.getPropertyValue(colours[light.toUpperCase()]).trim() || light);
}

class Figure {
  constructor(element) {
    this.element = element;
    this.button = element.querySelector("[data-explore]");
    this.status = element.querySelector("[data-failure]");
    this.live = Object.assign(document.createElement("div"), { className: "plot-live" });
    this.live.setAttribute("aria-hidden", "true"); // the box itself is labelled, and the table says the same
    this.button.addEventListener("click", () => this.explore());
    this.button.hidden = false;
  }

  get text() {
    const script = (narrow.matches && this.element.querySelector('[data-spec="narrow"]')) || this.element.querySelector("[data-spec]");
    return script.textContent;
  }

  async explore() {
    const { button, element, live, status } = this;
    const label = button.textContent;
    button.textContent = button.dataset.loading;
    button.setAttribute("aria-disabled", "true");
    status.textContent = "";
    try {
      await (library ??= load(button.dataset));
      element.querySelector("[data-plot]").append(live);
      await this.draw();
      this.serveSlider();
      element.classList.add("is-live");
      button.hidden = true;
      for (const source of [document, narrow, darkness]) {
        source.addEventListener(source === document ? "themechange" : "change", () => this.draw());
      }
    } catch (problem) {
      library = null; // the next press may try again
      live.remove();
      status.textContent = status.dataset.failure;
      console.warn(problem);
    } finally {
      button.textContent = label;
      button.removeAttribute("aria-disabled");
    }
  }

  async draw() {
    const { colours } = JSON.parse(this.text);
    const { data, layout, steps } = JSON.parse(themed(this.text, colours));
    this.steps = steps;
    delete layout.width;
    delete layout.height;
    await window.Plotly.react(this.live, data, { ...layout, autosize: true }, CONFIG);
  }

  // A range input is the keyboard's way through the chart: arrows step, the reading is spoken, the hover label shows it.
  serveSlider() {
    const slider = this.element.querySelector("[data-slider]");
    if (!this.steps?.length) return;
    const input = slider.querySelector("input");
    const output = slider.querySelector("output");
    input.max = this.steps.length - 1;
    input.value = input.max;
    const read = () => {
      const { text, curve, point } = this.steps[input.value];
      output.textContent = text;
      input.setAttribute("aria-valuetext", text);
      if (curve === null) window.Plotly.Fx.unhover(this.live);
      else window.Plotly.Fx.hover(this.live, [{ curveNumber: curve, pointNumber: point }]);
    };
    input.addEventListener("input", read);
    slider.hidden = false;
    read();
    input.focus({ preventScroll: true });
  }
}

for (const element of document.querySelectorAll("[data-figure]:has([data-explore])")) new Figure(element);
