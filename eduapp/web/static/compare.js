// Two pictures side by side can also be laid over each other and flicked between, by tap or by key.
// The words on the button come from the page, so that they are translated with it.
(() => {
  const words = document.body.dataset;
  for (const figure of document.querySelectorAll("figure.compare")) {
    const sides = figure.querySelectorAll(".compare-side");
    if (sides.length !== 2 || !words.flick) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet compare-flick";
    button.textContent = words.flick;
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    figure.append(button, status);

    let shown = -1; // both
    const show = (side) => {
      shown = side;
      figure.classList.toggle("is-flicking", side >= 0);
      sides.forEach((each, at) => each.classList.toggle("is-away", side >= 0 && at !== side));
      button.textContent = side === 1 ? words.both : words.flick;
      const picture = side >= 0 ? sides[side].querySelector("img") : null;
      status.textContent = picture ? picture.alt : "";
    };
    button.addEventListener("click", () => show(shown === 1 ? -1 : shown + 1));
    for (const side of sides) {
      side.addEventListener("click", () => shown >= 0 && show(1 - shown));
    }
    figure.addEventListener("keydown", (event) => {
      if (shown < 0 || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      event.preventDefault();
      show(1 - shown);
    });
  }
})();
