// Presses a link in the reader's place, as soon as it is there. Streamlit's own way to another page writes the new address
// into the page that is left first, so that Back would lead to a view that nobody had.
export default function ({ data }) {
  let waiting = true;
  const press = () => {
    const link = document.querySelector(`.st-key-${data.link} a`);
    if (!waiting || link?.dataset.followed) return;
    if (!link) return requestAnimationFrame(press);
    link.dataset.followed = true;
    link.click();
  };
  press();
  return () => { waiting = false; };
}
