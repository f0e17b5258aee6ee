// Words: sentences wait in the page in its reader's language, marked data-word; here they are filled in.

const counting = new Intl.NumberFormat(document.documentElement.lang);
const words = Object.fromEntries([...document.querySelectorAll("[data-word]")].map((item) => [item.dataset.word, item.textContent]));

export const written = (number) => counting.format(number);

// The sentence of a name, with its {places} filled; a name that the page does not have gives nothing.
export function sentence(name, values = {}) {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (_place, key) => {
    const value = values[key];
    return typeof value === "number" ? written(value) : value;
  });
}
