// On a phone, what a choice or an address has opened may stand above or below the screen; bring its heading into sight.
const opened = new Map();

export default function ({ data }) {
  const before = opened.get(data.place);
  opened.set(data.place, data.what);
  const isNew = before === undefined ? data.asked : before !== data.what;
  if (!isNew || !window.matchMedia("(max-width: 799px)").matches) return;
  requestAnimationFrame(() => document.querySelector(`.st-key-${data.place} h2`)?.scrollIntoView({ block: "center" }));
}
