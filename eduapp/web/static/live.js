// Follows a live case: asks every two seconds whether it has gone on, and shows it. Without this the page is reloaded.
(() => {
  const EVERY = 2000;
  const status = document.getElementById("live-status");
  const here = () => document.getElementById("live");
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const say = (words) => setTimeout(() => { status.textContent = words; }, 100);

  // What is half chosen in a vote stays, as long as it is the same scene.
  function chosen() {
    return [...here().querySelectorAll("input:checked")].map((input) => [input.name, input.value]);
  }
  function choose(kept) {
    for (const input of here().querySelectorAll("input[type=radio], input[type=checkbox]")) {
      input.checked = kept.some(([name, value]) => name === input.name && value === input.value);
    }
  }

  async function change() {
    const { page } = here().dataset; // a form that was refused stands at another address
    const answer = await fetch(page);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const old = here(), now = fresh.getElementById("live");
    // The style sheet of the debrief is not on this page, and a log-in page has nothing to follow.
    if (!answer.ok || !now || !now.dataset.now) return location.replace(page);
    const isSame = old.dataset.stop === now.dataset.stop;
    const kept = chosen();
    const wasInside = old.contains(document.activeElement);
    const isRead = Boolean(old.querySelector("details.to-read[open]"));
    old.replaceWith(document.adoptNode(now));
    const dock = fresh.getElementById("live-dock");
    document.getElementById("live-dock").replaceWith(document.adoptNode(dock));
    document.title = fresh.title;
    if (isSame && kept.length && here().querySelector("#vote-form")) choose(kept);
    const read = here().querySelector("details.to-read");
    if (read) read.open = isRead;
    if (!isSame) scrollTo(0, 0);
    if (wasInside) document.getElementById("scene").focus({ preventScroll: isSame });
    say(here().dataset.said);
  }

  function tell(news) {
    for (const figure of here().querySelectorAll("[data-figure]")) figure.textContent = news[figure.dataset.figure];
    if (here().querySelector(".ballot.is-hidden")) return;
    for (const row of here().querySelectorAll("[data-act]")) {
      const votes = (news.acts || {})[row.dataset.act] || 0;
      const share = news.voted ? Math.round((100 * votes) / news.voted) : 0;
      row.querySelector("[data-votes]").textContent = votes;
      row.querySelector("[data-share]").textContent = `${share} %`;
      row.querySelector(".bar-own").setAttribute("width", share);
    }
  }

  async function look() {
    const { now, version } = here().dataset;
    const answer = await fetch(`${now}?version=${version}`);
    if (answer.status !== 200) return;
    const news = await answer.json();
    if (String(news.version) !== version) await change();
    else tell(news);
  }

  async function follow() {
    for (;;) {
      await pause(EVERY + Math.random() * 300); // so that not all phones ask at once
      if (document.hidden || !here().dataset.now) continue;
      try {
        await look();
      } catch {
        // The network is gone for a while: the next look may find it again.
      }
    }
  }

  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  say(here().dataset.said);
  follow();
})();
