// Writes what the page shows into the address: for another view as a step of its own, to which Back leads, and else in place of what
// stood there. Streamlit's own way adds an entry to the browser's history for each change, and leaves a reader to press Back once for each.
const views = (search) => new URLSearchParams(search).getAll("view").map((text) => text.split("~")[0]).join();
let written = "", answered = "", gone = false;

// Who goes back twice at once gets two answers, and the first must not be written where the second is asked for. A press after it asks anew.
window.addEventListener("popstate", () => { gone = true; written = window.location.search.slice(1); });
for (const press of ["pointerdown", "keydown"]) window.addEventListener(press, () => { gone = false; }, true);

export default function ({ data }) {
  const address = new URL(window.location.href);
  const last = address.pathname.split("/").filter(Boolean).pop() ?? "";
  const here = data.pages.includes(last) ? last : "overview";
  if (here !== data.path) return;  // the reader has gone on to another page
  const now = views(address.search), shown = views(data.query), ours = views(written);
  if (now && now !== shown && (gone || data.query === answered)) return;  // the reader has gone back or forth, and what is there is still to come
  written = answered = data.query;
  for (const link of document.querySelectorAll(".st-key-to_the_whole a")) link.search = data.query;  // out of the page of another site
  const kept = ["embed", "embed_options"].flatMap((name) => address.searchParams.getAll(name).map((value) => `${name}=${value}`));
  const search = [data.query, ...kept].filter(Boolean).join("&");
  if (search === address.search.slice(1)) return;
  const step = now && now === ours && now !== shown && !`${now}${shown}`.includes(",") && window.parent === window;
  window.history[step ? "pushState" : "replaceState"](step ? {} : window.history.state, "", address.pathname + (search && `?${search}`) + address.hash);
}
