// A button beside a link that copies it. The words on it come from the page, so that they are translated with it.
(() => {
  if (!navigator.clipboard) return;
  for (const field of document.querySelectorAll("input[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = field.dataset.copy;
    const status = document.createElement("span");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.select(); // then the keyboard copies it
        return;
      }
      button.textContent = status.textContent = field.dataset.copied;
      setTimeout(() => (button.textContent = field.dataset.copy), 2000);
    });
    field.after(button, status);
  }
})();
