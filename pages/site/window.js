// What Streamlit does otherwise than a reader's browser would, mended once for all pages.
const SHEET = 680, HALF = 325;  // pixels that a sheet of paper is wide, and one of two charts beside each other
const TEXT = "input[type=text], input[type=search], input[type=number], textarea";
const SENDING = 1000, SAYING = 5000;  // milliseconds: Streamlit sends within some 15, and says in the address what it was sent once it has run, both later on a slow line

// The years come along by the menu within a session, and to the report the views that are kept; another window has neither yet, so that
// its address says them.
let withYears = [], kept = [];  // the pages that understand years, and the views
function sayWhatComesAlong(event) {
  const link = event.target.closest?.(
    "a[data-testid^=stTopNav], [data-testid=stSidebarNav] a[href], [data-testid=stPageLink] :is([href=report], [href*='/report?'])");
  if (!link) return;
  const address = new URL(link.href), years = window.location.search.match(/years\.(\d+)\.(\d+)/);
  const path = address.pathname.split("/").filter(Boolean).pop() ?? "overview";
  address.search = "";
  const views = years ? [...kept, `report~${years[0]}`] : kept;
  if (path === "report" && kept.length) for (const text of views) address.searchParams.append("view", text);
  else if (years && withYears.includes(path)) for (const year of years.slice(1)) address.searchParams.append("years", year);
  link.href = address;
}

// Streamlit opens every link in the window itself, also one that is pressed with a key that asks for another window.
function letTheBrowserOpen(event) {
  sayWhatComesAlong(event);
  if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest?.("a[href]")) event.stopImmediatePropagation();
}

// Streamlit sends what is typed once its box is left. A tap on a link leaves box and page at once: what comes late makes the page
// that has come empty, and what is not in the address by then is lost on the way back; so the link waits for both.
let unsent = null, writtenIn = null;
function rememberTyping(event) {
  unsent = event.type === "input" && event.target.matches?.(TEXT) ? event.target : null;
}
function rememberTheBox() {
  writtenIn = document.activeElement === unsent ? unsent : null;
}
function sendWhatIsTyped(event) {
  const link = event.target.closest?.("a[href]"), box = writtenIn;
  writtenIn = null;
  if (!link || !box) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const since = performance.now(), address = window.location.search, app = document.querySelector("[data-testid=stApp]");
  let ran = false;
  function goWhenSaid() {
    const runs = app.dataset.testScriptState !== "notRunning", waited = performance.now() - since;
    const said = window.location.search !== address || ran && !runs;
    ran ||= runs;
    said || waited > (ran ? SAYING : SENDING) ? link.click() : requestAnimationFrame(goWhenSaid);
  }
  box.blur();
  goWhenSaid();
}

// What follows a press by key is watched until the reader goes on: whatever comes later is not of this press.
let watch = null;
function goOn() {
  watch?.disconnect();
}
function once(happened) {
  goOn();
  watch = new MutationObserver(() => happened() && goOn());
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
}

// A browser takes the focus from what is out of use, as a button while it makes a file, and from what is gone, as one that empties a
// box or fits the years or those of a chart that fills the window no longer: it goes back to the button, or to what stands before it.
function giveBackTheFocus(event) {
  const button = event.target.closest?.("button");
  if (!button || event.detail || event.key && !["Enter", " ", "Escape"].includes(event.key)) return;  // a click without a press is one by key
  const before = [...document.querySelectorAll("[data-testid=stMain] :is(a[href], button, input, summary)")];
  before.splice(before.indexOf(button) + 1);
  once(() => {
    if (document.activeElement !== document.body) return false;
    const still = before.findLast(part => part.isConnected && !part.disabled && part.offsetParent);
    if (button.isConnected ? button.disabled : !still) return false;
    (button.isConnected ? button : still).focus();
    return true;
  });
}

// What a popover holds stands at the end of the page for the Tab key, so that who opens it by key is led there; Escape leads back.
function stepIn(event) {
  const button = event.target.closest?.("[data-testid=stPopoverButton]");
  if (!button || event.detail || button.ariaExpanded === "true") return;
  once(() => {
    const opened = document.querySelector("[data-testid=stPopoverBody]");
    if (!opened) return false;
    opened.tabIndex = -1;
    opened.focus();
    return true;
  });
}

// On a phone the menu lies over the page, and Streamlit leaves it there when a page was chosen in it.
function closeTheMenu(event) {
  if (event.target.closest?.("[data-testid=stSidebarNav] a[href]")) document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
}

// A page begins at its top. Streamlit leaves it where the one before was read to, where what the new page holds comes quickly enough.
function fromTheTop(event) {
  if (new URL(event.from.url).pathname !== window.location.pathname) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

// The line whose name is pointed at, at its end or in the legend, stands out (page.css).
let pointedAt = null;
function standOut(event) {
  const chart = event.target.closest?.(".js-plotly-plot"), line = chart && lineNamed(chart, event.target);
  if (line === pointedAt) return;
  pointedAt = line;
  document.querySelectorAll(".one-pointed-at").forEach(other => other.classList.remove("one-pointed-at"));
  chart?.classList.toggle("one-pointed-at", Boolean(line));
  for (const drawn of line ? chart.querySelectorAll(":is(.scatterlayer, .barlayer) .trace") : []) drawn.classList.toggle("pointed-at", drawn.__data__[0].trace.uid === line);
}
function lineNamed(chart, part) {
  const label = part.closest(".annotation"), [, place] = chart.layout?.annotations?.[label?.dataset.index]?.name?.match(/^end (\d+)$/) ?? [];
  return chart._fullData?.[place]?.uid ?? part.closest(".legend .traces")?.__data__[0].trace.uid ?? null;
}

// Pointing anywhere in a chart over the years tells of the nearest year, and of that alone. By itself Plotly says nothing between two years that
// lie apart, and where they are close, as on a phone, it lists a value of the next year below this one.
function pointToAYear(event) {
  const chart = event.target.closest?.(".js-plotly-plot"), { hovermode, xaxis } = chart?._fullLayout ?? {};
  if (hovermode !== "x unified") return;
  event.xval = Math.round(xaxis.p2d(event.clientX - chart.getBoundingClientRect().left - xaxis._offset));  // goes before the place in pixels
  chart._fullLayout.hoverdistance = 0.01;  // pixels
}

// Plotly takes each touch for the beginning of a drag: a thumb on a chart would not move the page, and a press would take two taps. Without it the
// browser scrolls, and what it tells of a tap is what it tells of a mouse.
function letTheThumbScroll(event) {
  if (event.target.closest?.(".js-plotly-plot")) event.stopImmediatePropagation();
}

// Plotly draws for the width of the window, and paper would cut what lies beyond its own.
const charts = () => document.querySelectorAll(".js-plotly-plot");
function narrow() {
  document.documentElement.classList.toggle("dark-on-screen", getComputedStyle(document.querySelector("[data-testid=stApp]")).colorScheme === "dark");
  for (const chart of charts()) {
    const { width, autosize } = chart._fullLayout;
    chart.onScreen = { width, autosize };
    window.Plotly?.relayout(chart, { width: Math.min(width, chart.closest(".st-key-small_charts") ? HALF : SHEET), autosize: false });
  }
}
function widen() {
  for (const chart of charts()) if (chart.onScreen) window.Plotly?.relayout(chart, chart.onScreen);
}

// A chart keeps the colours of the theme in which it came. A reader who turns to another theme gets the page anew.
let anew;
function watchTheme() {
  const app = document.querySelector("[data-testid=stApp]"), ground = () => getComputedStyle(app).backgroundColor;
  let before = ground();
  new MutationObserver(() => {
    const now = ground();
    if (now !== before) anew();
    before = now;
  }).observe(app, { attributeFilter: ["class"] });
}

// Streamlit remembers the theme that a reader has chosen for the one page on which it was chosen.
let pages = [];
const themeAt = path => `stActiveTheme-${path}-v2`;
function takeThemeAlong(paths, from = window.location.pathname) {
  try {
    const chosen = window.localStorage.getItem(themeAt(from));
    for (const path of chosen ? paths : []) window.localStorage.setItem(themeAt(path), chosen);
  } catch {}  // a browser may refuse to store
}
function toEveryPage() {
  const root = window.location.pathname.split("/").filter(part => !pages.includes(part)).join("/").replace(/\/$/, "");
  takeThemeAlong([`${root}/`, ...pages.map(page => `${root}/${page}`)]);
}

export default function ({ data, setTriggerValue }) {
  ({ withYears, kept, pages } = data);
  anew = () => setTriggerValue("theme", true);
  if (window.mended) return;
  window.mended = true;
  watchTheme();
  window.addEventListener("mousedown", sayWhatComesAlong, true);
  window.addEventListener("input", rememberTyping, true);
  window.addEventListener("change", rememberTyping, true);
  window.addEventListener("pointerdown", rememberTheBox, true);
  window.addEventListener("click", letTheBrowserOpen, true);
  window.addEventListener("click", sendWhatIsTyped, true);
  window.addEventListener("click", closeTheMenu);
  for (const going of ["keydown", "pointerdown"]) window.addEventListener(going, goOn, true);
  for (const pressed of ["keydown", "click"]) window.addEventListener(pressed, giveBackTheFocus, true);  // some are gone before the click
  window.addEventListener("click", stepIn, true);
  window.navigation?.addEventListener("currententrychange", fromTheTop);
  window.navigation?.addEventListener("currententrychange", event => takeThemeAlong([window.location.pathname], new URL(event.from.url).pathname));
  window.addEventListener("pagehide", toEveryPage);
  window.addEventListener("pointerover", standOut, true);
  for (const pointing of ["mousemove", "mousedown", "mouseup", "click"]) window.addEventListener(pointing, pointToAYear, true);  // a tap is all four
  window.addEventListener("touchstart", letTheThumbScroll, { capture: true, passive: true });
  window.addEventListener("beforeprint", narrow);
  window.addEventListener("afterprint", widen);
}
