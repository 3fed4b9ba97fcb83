// Writes what the page shows into the address, in place of what stood there: Streamlit's own way adds an entry to the
// browser's history for each change, and leaves a reader to press Back once for each.
export default function ({ data }) {
  const address = new URL(window.location.href);
  const last = address.pathname.split("/").filter(Boolean).pop() ?? "";
  const here = data.pages.includes(last) ? last : "overview";
  if (here !== data.path) return;  // the reader has gone on to another page
  const kept = ["embed", "embed_options"].flatMap((name) => address.searchParams.getAll(name).map((value) => `${name}=${value}`));
  const search = [data.query, ...kept].filter(Boolean).join("&");
  if (search !== address.search.slice(1)) {
    window.history.replaceState(window.history.state, "", address.pathname + (search && `?${search}`) + address.hash);
  }
}
