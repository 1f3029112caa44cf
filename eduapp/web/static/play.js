// A scene works without this. It keeps what is half written, sends a form once, and says what is new.
(() => {
  const announced = document.getElementById("missing") || document.querySelector("[data-announce]");
  if (announced) announced.focus({ preventScroll: !location.hash && announced.id === "told" });

  const form = document.getElementById("scene-form");
  if (!form) return;

  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // The second click of a double click may meet the next scene, where the one choice there is would be taken.
  document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("button")) event.preventDefault();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  let kept = snapshot();
  let pause;
  function snapshot() {
    const fields = new FormData(form);
    return new URLSearchParams(fields).toString();
  }
  function keep() {
    const now = snapshot();
    if (sent || now === kept || !form.dataset.draft) return;
    kept = now;
    fetch(form.dataset.draft, {
      method: "POST",
      body: now,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      keepalive: true,
    }).catch(() => {});
  }
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(keep, 1200);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
})();
