// On a phone, what a choice has opened may stand above or below the screen; bring its heading into sight. Not when the page comes.
const opened = new Map();

export default function ({ data }) {
  const before = opened.get(data.place);
  opened.set(data.place, data.what);
  if (before === undefined || before === data.what || !window.matchMedia("(max-width: 799px)").matches) return;
  requestAnimationFrame(() => document.querySelector(`.st-key-${data.place} h2`)?.scrollIntoView({ block: "nearest" }));
}
