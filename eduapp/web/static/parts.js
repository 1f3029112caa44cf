// The parts of the text, to go to one of them: keys of the front matter, headings, entries of a list.
(() => {
  const parts = document.getElementById("parts");
  const list = parts.querySelector("ul");
  const text = document.getElementById("text");
  const KEY = /^["']?([\w.-]+)["']?:/;
  const HEADING = /^#{1,2} +(.+)/;

  function* found(lines) {
    const isMarkdown = parts.dataset.kind === "md";
    let isFront = isMarkdown ? lines[0]?.trim() === "---" : true;
    let isCode = false;
    for (const [at, line] of lines.entries()) {
      if (isMarkdown && isFront && at > 0 && line.trim() === "---") isFront = false;
      else if (isFront && KEY.test(line)) yield [at + 1, KEY.exec(line)[1]];
      else if (!isFront && /^(```|~~~)/.test(line)) isCode = !isCode;
      else if (!isFront && !isCode && HEADING.test(line)) yield [at + 1, HEADING.exec(line)[1]];
    }
  }

  function fill() {
    list.replaceChildren();
    for (const [line, words] of found(text.value.split("\n"))) {
      const link = document.createElement("a");
      link.href = "#text";
      link.dataset.line = line;
      link.textContent = words;
      list.appendChild(document.createElement("li")).append(link, ` ${line}`);
    }
  }

  parts.hidden = false;
  parts.addEventListener("toggle", () => parts.open && fill());
})();
