// Drop: a file may be dropped on its form instead of being chosen; it is sent by the form's own button all the same.

for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector('input[type="file"]');
  const words = document.createElement("p");
  words.className = "drop-words";
  words.textContent = form.dataset.drop;
  input.after(words);
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("is-over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    if (event.dataTransfer.files.length === 1) input.files = event.dataTransfer.files;
  });
}
