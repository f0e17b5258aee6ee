// Profile: a column of ticks takes all its groups or none by one press, and a ticked group ticks its total; the form works without.

function boxesOf(table, column) {
  return [...table.querySelectorAll("tbody tr")].flatMap((row) => row.cells[column]?.querySelector("input") ?? []);
}

function button(text, name, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--link";
  made.textContent = text;
  made.setAttribute("aria-label", `${text}: ${name}`);
  made.addEventListener("click", press);
  return made;
}

for (const table of document.querySelectorAll("[data-ticks]")) {
  if (table.querySelector("input:disabled")) continue;
  const heads = [...table.tHead.rows[0].cells];
  const presses = table.tHead.insertRow();
  heads.forEach((head, column) => {
    const cell = presses.insertCell();
    if (column === 0) return;
    const name = head.textContent.trim();
    const boxes = boxesOf(table, column);
    const setAll = (isOn) => () => boxes.forEach((box) => (box.checked = isOn));
    cell.append(button(table.dataset.all, name, setAll(true)), " ", button(table.dataset.none, name, setAll(false)));
    // The first box is the total: without it there is nothing to split.
    boxes.slice(1).forEach((box) => box.addEventListener("change", () => box.checked && (boxes[0].checked = true)));
  });
}
