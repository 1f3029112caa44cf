// Follows the file: asks whether there is something new, and shows it. Without this, reload the page by hand.
(() => {
  const panel = document.querySelector("[data-changed]");
  if (!panel) return;
  const gone = document.getElementById("gone");
  if (matchMedia("(min-width: 75rem)").matches) document.getElementById("author").open = true;

  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

  // A page that answers to a form would be sent again by a plain reload.
  function reload() {
    if (document.getElementById("missing")) location.replace(location.pathname + location.search);
    else location.reload();
  }

  // What playing every way has found is put in its place; what is half filled in stays.
  async function add() {
    if (document.querySelector("[data-waits]")) return reload();
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["#counts", "#standing", "#findings", "#notes", ".bar-note"]) {
      const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
      if (old && now) old.replaceWith(now);
    }
  }

  async function follow() {
    const { changed, mark } = panel.dataset;
    let { played } = panel.dataset;
    for (;;) {
      try {
        const answer = await fetch(`${changed}?since=${mark}&played=${played}`);
        const news = await answer.json();
        gone.hidden = true;
        if (news.mark !== mark) return reload();
        if (news.played && played === "no") {
          played = "yes";
          await add();
        }
      } catch {
        gone.hidden = false;
        await pause(1);
      }
    }
  }
  follow();
})();
