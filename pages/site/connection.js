// A server that was started anew, or another one, knows nothing of the session: Streamlit connects again but runs no script until
// the reader sets something, and until then no download arrives and nothing says why. So a connection that comes back runs it.
let again, lost = false;

export default function ({ setTriggerValue }) {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!again && app) {
    new MutationObserver(() => {
      if (app.dataset.testConnectionState !== "CONNECTED") lost = true;
      else if (lost) { lost = false; again(); }
    }).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  }
  again = () => setTriggerValue("back", window.location.search.slice(1));
}
