// Saves in each pause, and places what the site says of the text. Without this the text is sent by its button. Who may
// only read has the lines and their findings as well.
(() => {
  const form = document.getElementById("editor");
  const text = document.getElementById("text");
  const isReader = text.readOnly;
  const gutter = form.querySelector(".gutter");
  const state = document.getElementById("state");
  const told = document.getElementById("told");
  const sight = document.getElementById("sight");
  const stale = document.querySelector(".stale");
  const { number, line } = form.elements;
  const PAUSE = 400;
  const kept = `draft:${form.getAttribute("action")}`;

  const other = document.getElementById("other");

  let saved = document.querySelector(".slips") ? null : text.value;
  let saving = false;
  let waits = false; // for whoever writes to look at what somebody else wrote
  let shown = [];
  let marks = {};
  let remarks = [];

  // The gutter has a line for each line of the text; only what has changed is written anew.
  function numberLines() {
    const lines = text.value.split("\n");
    let from = 0;
    while (from < lines.length && from < shown.length && lines[from] === shown[from]) from += 1;
    let same = 0;
    while (same < lines.length - from && same < shown.length - from && lines.at(-1 - same) === shown.at(-1 - same)) same += 1;
    for (let at = shown.length - same - 1; at >= from; at -= 1) gutter.children[at].remove();
    const before = gutter.children[from] ?? null;
    for (const words of lines.slice(from, lines.length - same)) {
      const row = document.createElement("div");
      row.textContent = words;
      gutter.insertBefore(row, before);
    }
    shown = lines;
    text.style.height = "auto";
    text.style.height = `${Math.max(gutter.scrollHeight, 320)}px`;
  }

  function mark() {
    for (const row of gutter.querySelectorAll("[class]")) row.removeAttribute("class");
    for (const [at, severity] of Object.entries(marks)) gutter.children[at - 1]?.classList.add(severity);
    for (const at of remarks) gutter.children[at - 1]?.classList.add("remarked");
  }

  const cursor = () => text.value.slice(0, text.selectionStart).split("\n").length;

  function say(words, isSlip = false) {
    state.textContent = words;
    state.classList.toggle("slip", isSlip);
  }

  // What somebody else saved, or what this browser kept of an older text: beside the text, to take over what is needed.
  function setBeside(words, sentence) {
    other.hidden = false;
    other.querySelector("summary").textContent = sentence;
    other.querySelector("pre").textContent = words;
    other.open = true;
  }

  function place(news) {
    told.innerHTML = news.findings;
    marks = news.lines;
    remarks = news.remarks;
    mark();
    stale.hidden = news.sight !== null || !sight.querySelector(".story");
    if (news.sight !== null) sight.innerHTML = news.sight;
    if (news.waits) setTimeout(ask, 1000);
  }

  async function ask() {
    if (saving || text.value !== saved) return;
    try {
      const answer = await fetch(`${form.dataset.told}?line=${cursor()}`);
      if (answer.ok) place(await answer.json());
    } catch {
      setTimeout(ask, 3000);
    }
  }

  // What is not saved stays in this browser, whatever becomes of the page or of the site.
  function keep() {
    try {
      if (text.value === saved) localStorage.removeItem(kept);
      else localStorage.setItem(kept, JSON.stringify({ number: number.value, text: text.value }));
    } catch {
      // It is full or forbidden: then the site alone keeps it.
    }
  }

  // What is answered with a page was refused before anybody looked at the text: the page says why.
  async function newsOf(answer) {
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) return answer.json();
    if (answer.status >= 500) throw answer;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { sentence: `${form.dataset.refused} ${page.querySelector("main .lead")?.textContent ?? ""}` };
  }

  async function save() {
    if (saving || isReader || text.value === saved) return;
    saving = true;
    const sent = text.value;
    line.value = cursor();
    const fields = new URLSearchParams(new FormData(form));
    fields.set("script", "yes");
    say(form.dataset.saving);
    let again = 0;
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields });
      const news = await newsOf(answer);
      if (answer.ok) {
        saved = sent;
        number.value = news.number;
        say(form.dataset.saved);
        place(news);
        again = PAUSE;
      } else {
        say(news.sentence, true);
        if (news.theirs !== undefined) {
          waits = true;
          number.value = news.number;
          setBeside(news.theirs, form.dataset.theirs);
        }
      }
    } catch {
      say(form.dataset.lost, true);
      again = 3000;
    }
    saving = false;
    keep();
    if (again && text.value !== saved) setTimeout(save, again);
  }

  let pause;
  text.addEventListener("input", () => {
    numberLines();
    keep();
    clearTimeout(pause);
    if (!waits) pause = setTimeout(save, PAUSE);
  });

  // What is shown follows the cursor, and so does the line that a remark is on.
  const remarked = document.getElementById("remark-line");
  let seen = 1;
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== text || cursor() === seen) return;
    seen = cursor();
    if (remarked) remarked.value = seen;
    clearTimeout(pause);
    pause = setTimeout(() => (text.value === saved || waits ? ask() : save()), PAUSE);
  });

  function goTo(at) {
    const start = shown.slice(0, at - 1).reduce((sum, words) => sum + words.length + 1, 0);
    text.focus({ preventScroll: true });
    text.setSelectionRange(start, start + (shown[at - 1] ?? "").length);
    gutter.children[at - 1]?.scrollIntoView({ block: "center" });
  }

  // From a finding, or from a part of the text, to its line.
  document.addEventListener("click", (event) => {
    const to = event.target.closest("[data-line]");
    if (!to) return;
    event.preventDefault();
    goTo(Number(to.dataset.line));
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    waits = false;
    save();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && !waits && save());
  addEventListener("beforeunload", (event) => text.value !== saved && event.preventDefault());
  addEventListener("resize", numberLines);

  const before = (() => {
    try {
      return JSON.parse(localStorage.getItem(kept));
    } catch {
      return null;
    }
  })();
  if (before && !isReader && before.text !== text.value) {
    if (before.number === number.value) {
      text.value = before.text;
      say(form.dataset.kept);
      pause = setTimeout(save, PAUSE);
    } else {
      setBeside(before.text, form.dataset.older);
    }
  }
  text.classList.add("grown");
  numberLines();
  const wanted = Number(new URLSearchParams(location.search).get("line"));
  if (wanted > 0) goTo(wanted);
  ask();
})();
