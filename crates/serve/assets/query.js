// Adds to the form for queries: completion of prefixed names by Ctrl+Space, running by Ctrl+Enter, and the PREFIX lines of
// the prefixes that a query uses.
"use strict";

const form = document.getElementById("editor");
const area = form.elements.query;
const prefixes = JSON.parse(area.dataset.prefixes);
let terms = null;

// The names of this graph that begin with a known prefix, asked for once.
async function known() {
  if (terms) return terms;
  const query = "SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s a ?term } }";
  const answer = await fetch("/sparql?format=json&query=" + encodeURIComponent(query));
  const rows = answer.ok ? (await answer.json()).results.bindings : [];
  const short = (iri) => {
    const found = Object.entries(prefixes).find(([, full]) => iri.startsWith(full));
    return found ? found[0] + ":" + iri.slice(found[1].length) : null;
  };
  terms = rows.map((row) => short(row.term.value)).filter(Boolean).sort();
  return terms;
}

function addPrefixes() {
  for (const [prefix, iri] of Object.entries(prefixes)) {
    const used = new RegExp(`(^|[\\s(/^|!,;])${prefix}:`, "m").test(area.value);
    const there = new RegExp(`prefix\\s+${prefix}:`, "i").test(area.value);
    if (used && !there) area.value = `PREFIX ${prefix}: <${iri}>\n` + area.value;
  }
}

const list = document.createElement("ul");
list.className = "completion";
list.hidden = true;
area.after(list);

function choose(word, term) {
  const end = area.selectionStart;
  area.setRangeText(term, end - word.length, end, "end");
  list.hidden = true;
  area.focus();
}

async function complete() {
  const word = area.value.slice(0, area.selectionStart).match(/[\w:-]*$/)[0];
  const found = (await known()).filter((term) => term.toLowerCase().includes(word.toLowerCase())).slice(0, 12);
  list.replaceChildren(...found.map((term) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = term;
    button.addEventListener("click", () => choose(word, term));
    item.append(button);
    return item;
  }));
  list.hidden = found.length === 0;
  if (!list.hidden) list.querySelector("button").focus();
}

area.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === " ") { event.preventDefault(); complete(); }
  if (event.ctrlKey && event.key === "Enter") { event.preventDefault(); form.requestSubmit(); }
});
list.addEventListener("keydown", (event) => { if (event.key === "Escape") { list.hidden = true; area.focus(); } });
form.addEventListener("submit", addPrefixes);
