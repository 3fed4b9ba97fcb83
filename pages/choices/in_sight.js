// What a choice or an address has opened may stand above or below the screen; bring its heading into sight on a phone, or the whole on any screen.
const opened = new Map();

export default function ({ data }) {
  const before = opened.get(data.place);
  opened.set(data.place, data.what);
  const isNew = before === undefined ? data.asked : before !== data.what;
  if (!isNew || !(data.whole || window.matchMedia("(max-width: 799px)").matches)) return;
  const wanted = document.querySelector(`.st-key-${data.place}${data.whole ? "" : " h2"}`);
  requestAnimationFrame(() => wanted?.scrollIntoView({ block: data.whole ? "nearest" : "center" }));
}
