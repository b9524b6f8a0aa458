"use strict";
// The search: every word typed has to occur; what has them in its title comes first. No server, no network.
const MOST = 50;
const field = document.getElementById("find");
const list = document.getElementById("found");
const count = document.getElementById("count");

function rank(words, [title, , , text]) {
  if (!words.every((word) => text.includes(word))) return -1;
  const heading = title.toLowerCase();
  return words.filter((word) => heading.includes(word)).length;
}

function show(found, shown) {
  list.replaceChildren(...shown.map(([title, sort, href]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("span");
    link.href = href;
    link.textContent = title;
    kind.className = "sort";
    kind.textContent = ` (${sort})`;
    item.append(link, kind);
    return item;
  }));
  list.hidden = shown.length === 0;
  const more = found > shown.length ? `, the first ${shown.length} are shown` : "";
  count.textContent = field.value.trim() ? `${found} found${more}` : "";
}

function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = words.length ? INDEX.map((row) => [rank(words, row), row]).filter(([value]) => value >= 0) : [];
  ranked.sort((one, other) => other[0] - one[0]);
  show(ranked.length, ranked.slice(0, MOST).map(([, row]) => row));
}

field.addEventListener("input", search);
list.addEventListener("click", () => { field.value = ""; search(); });
