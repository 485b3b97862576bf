// What the case comes to, the status tiles, the days and what narrows the view, and on a phone the
// switch between the parts of the page.
function showHeadline(root, headline) {
  for (const [name, words] of Object.entries(headline)) {
    root.querySelector(name === "title" ? "h1" : `.headline .${name}`).textContent = words;
  }
}

let leave = null;
let watch = null;

// Tells the page how high its head is: what the window has left below it is a map's.
function tellHeight(head) {
  watch?.disconnect();
  watch = new ResizeObserver(() => {
    document.documentElement.style.setProperty("--head-height", `${head.offsetHeight}px`);
  });
  watch.observe(head);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const answer = (name) => (value) => setTriggerValue(name, value);
  showHeadline(root, data.headline);
  showTiles(root, data.tiles, answer("status"));
  showReplay(root, data.replay, answer("day"));
  showChips(root, data.chips, answer("removed"));
  root.querySelector(".switch").hidden = !data.panels.length;
  tellHeight(root.querySelector(".head"));
  leave?.();
  leave = data.panels.length ? choosePanel(root, data.panels) : null;
  return leave;
}
