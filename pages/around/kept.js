// What a reader keeps for the report, also in the window of the reader: a page that is loaded anew begins a session that knows of none.
const STORE = "china-russia-report";

export default function ({ data, setTriggerValue }) {
  try {
    if (!data.fresh) return window.sessionStorage.setItem(STORE, JSON.stringify(data.kept));
    const kept = JSON.parse(window.sessionStorage.getItem(STORE) ?? "[]");
    if (kept.length) setTriggerValue("kept", kept);
  } catch {}  // a browser may refuse to store, above all within a page of another site
}
