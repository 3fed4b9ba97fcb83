// Asks the server what is found by the words that are typed, shows it below the box, and says what is chosen.
const WAIT = 60;  // milliseconds without a key, so that not each letter of a word asks

export default function ({ parentElement, setTriggerValue }) {
  const within = name => parentElement.querySelector(name);
  const box = within("input"), list = within("[role=listbox]"), none = within(".none"), aloud = within(".aloud");
  box.choose = (entry, typed) => setTriggerValue("chosen", [entry.kind, entry.name, typed]);
  if (box.ready) return;
  box.ready = true;
  let entries = [], active = 0, coming = Promise.resolve(), asked = 0;

  // The answer to what was typed last; an answer that comes after a later question is not shown.
  function ask(wait) {
    const question = ++asked, words = box.value.trim();
    coming = new Promise(go => setTimeout(go, wait)).then(async () => {
      if (question !== asked) return coming;
      try {
        const address = new URL(`api/search/${encodeURIComponent(words)}`, window.__streamlit?.BACKEND_BASE_URL ?? document.baseURI);
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(answer.statusText);
        const found = await answer.json();
        if (question === asked) show(found, found.length ? "" : "Nothing found. Try other words.");
      } catch {
        if (question === asked) show([], "The search cannot be reached. Please try again.");
      }
      if (question !== asked) return coming;
    });
  }

  function show(found, instead) {
    entries = found;
    list.replaceChildren(...found.map(row));
    list.scrollTop = 0;
    none.textContent = instead;
    mark(0);
    open(parentElement.contains(box) && (box.getRootNode().activeElement === box));
    aloud.textContent = instead || (found.length === 1 ? "1 entry" : `${found.length} entries`);
  }

  function row({ label, title, said }, place) {
    const line = document.createElement("div"), name = document.createElement("div"), more = document.createElement("div");
    Object.assign(line, { id: `found${place}`, role: "option", className: "entry" });
    Object.assign(name, { textContent: title, className: "title" });
    Object.assign(more, { textContent: [label, said].filter(Boolean).join(" · "), className: "said" });
    line.append(name, more);
    line.addEventListener("click", () => take(place));
    line.addEventListener("mousemove", () => mark(place));
    return line;
  }

  function mark(place) {
    active = place;
    [...list.children].forEach((line, at) => line.setAttribute("aria-selected", at === active));
    if (list.children[active]) box.setAttribute("aria-activedescendant", `found${active}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function open(wanted) {
    list.hidden = !wanted || !entries.length;
    none.hidden = !wanted || !none.textContent;
    box.setAttribute("aria-expanded", !list.hidden);
    if (!wanted) aloud.textContent = "";
  }

  function take(place) {
    const entry = entries[place];
    if (!entry) return;
    const typed = box.value;
    box.value = "";
    box.blur();
    box.choose(entry, typed);
  }

  function step(by) {
    if (list.hidden) return ask(0);
    mark((active + by + entries.length) % entries.length);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  list.addEventListener("mousedown", event => event.preventDefault());  // the box keeps the cursor
  box.addEventListener("input", () => ask(WAIT));
  box.addEventListener("focus", () => ask(0));
  box.addEventListener("click", () => { if (list.hidden && none.hidden) ask(0); });
  box.addEventListener("blur", () => { asked++; open(false); });
  box.addEventListener("keydown", async event => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      if (list.hidden && none.hidden) box.value = "";
      open(false);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const typed = box.value;
      await coming;  // the key may come before the answer
      if (box.value === typed && (typed || !list.hidden)) take(active);
    }
  });
}
