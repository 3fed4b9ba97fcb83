// What Streamlit does otherwise than a reader's browser would, mended once for all pages.
const SHEET = 680;  // pixels that a sheet of paper is wide

// Streamlit opens every link in the window itself, also one that is pressed with a key that asks for another window.
function letTheBrowserOpen(event) {
  if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest?.("a[href]")) event.stopImmediatePropagation();
}

// Entries of the search have straight apostrophes; a phone writes curly ones.
function straighten(event) {
  if (!event.target.closest?.(".st-key-search_row") || !/[‘’]/.test(event.data ?? "")) return;
  event.preventDefault();
  document.execCommand("insertText", false, event.data.replace(/[‘’]/g, "'"));
}

// Plotly draws for the width of the window, and paper would cut what lies beyond its own.
const charts = () => document.querySelectorAll(".js-plotly-plot");
function narrow() {
  for (const chart of charts()) {
    const { width, autosize } = chart._fullLayout;
    chart.onScreen = { width, autosize };
    window.Plotly?.relayout(chart, { width: Math.min(width, SHEET), autosize: false });
  }
}
function widen() {
  for (const chart of charts()) if (chart.onScreen) window.Plotly?.relayout(chart, chart.onScreen);
}

export default function () {
  if (window.mended) return;
  window.mended = true;
  window.addEventListener("click", letTheBrowserOpen, true);
  window.addEventListener("beforeinput", straighten, true);
  window.addEventListener("beforeprint", narrow);
  window.addEventListener("afterprint", widen);
}
