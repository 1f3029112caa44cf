// Lets the lines of an order be dragged, on top of the places that everybody can choose.
for (const box of document.querySelectorAll("[data-ordering]")) {
  let held = null;
  const lines = () => [...box.querySelectorAll("[data-place]")];
  const number = () => lines().forEach((line, at) => { line.querySelector("select").value = String(at + 1); });
  for (const line of lines()) {
    line.draggable = true;
    line.addEventListener("dragstart", () => { held = line; line.classList.add("is-held"); });
    line.addEventListener("dragend", () => { held = null; line.classList.remove("is-held"); number(); });
    line.addEventListener("dragover", (event) => {
      if (!held || held === line) return;
      event.preventDefault();
      const { top, height } = line.getBoundingClientRect();
      line[event.clientY < top + height / 2 ? "before" : "after"](held);
    });
  }
}
