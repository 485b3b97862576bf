const SEEN = "claimscope:tour";
const THEME = /^stActiveTheme-.*(-v\d+)$/;
const SYSTEM_DARK = matchMedia("(prefers-color-scheme: dark)");
const AWAY = 12; // Pixels between a step of the tour and what it points at.

// A browser may keep nothing, as in a private window; then the tour comes with every visit.
function stored(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function store(name, value) {
  try { localStorage.setItem(name, value); } catch { /* Nothing can be kept. */ }
}

// Decided once for as long as the page is loaded, whatever the address becomes.
let decided = false;
let step = null;
let following = null;

function keyList(keys) {
  const places = [...new Set(keys.map(({ where }) => where))];
  return places.flatMap((place) => [
    element("h3", { text: place }),
    element("dl", {}, keys.filter(({ where }) => where === place).flatMap((each) => [
      element("dt", {}, each.keys.flatMap((key, at) => [at ? " " : null, element("kbd", { text: key })])),
      element("dd", { text: each.words }),
    ])),
  ]);
}

// The part of the page that a step is about, or what is named within it.
function pointedAt({ at, within }) {
  const part = document.querySelector(`.st-key-${at}`);
  const tree = part?.querySelector("[data-testid=stBidiComponentIsolated]")?.shadowRoot;
  return (within && tree?.querySelector(within)) || part;
}

function button(words, className, act) {
  const made = element("button", { type: "button", className, text: words });
  made.onclick = act;
  return made;
}

// Streamlit remembers a theme for the address at which the page was loaded; a reader chooses it for
// all of them.
function themeEverywhere(addresses) {
  const known = Object.keys(localStorage).find((name) => THEME.test(name));
  const chosen = document.querySelector('[data-testid^="stMainMenuItem-theme-"][aria-checked="true"]');
  if (!known || !chosen) return;
  const version = known.match(THEME)[1];
  const name = chosen.dataset.testid.split("-").at(-1);
  const root = new URL("./", location.href).pathname;
  for (const page of addresses) store(`stActiveTheme-${root}${page}${version}`, JSON.stringify(name));
}

function showHelp(root, data, setTriggerValue) {
  const [open, keys, tour, ring] = [".open", ".keys", ".tour", ".ring"].map((part) => root.querySelector(part));

  const place = (step) => {
    const target = pointedAt(step)?.getBoundingClientRect();
    const seen = target && target.width > 0 && target.right > 0 && target.top < innerHeight - 80;
    ring.hidden = !seen;
    const { width, height } = tour.getBoundingClientRect();
    const spot = seen ? target : { left: innerWidth, right: innerWidth, top: innerHeight, bottom: innerHeight };
    const within = (value, most) => Math.max(AWAY, Math.min(value, most - AWAY));
    if (seen) {
      const bottom = Math.min(target.bottom, innerHeight - 4);
      Object.assign(ring.style, { left: `${target.left - 4}px`, top: `${target.top - 4}px`,
        width: `${target.width + 8}px`, height: `${bottom - target.top + 8}px` });
    }
    const below = spot.bottom + AWAY + height < innerHeight;
    const left = below ? spot.left : spot.right + AWAY;
    const top = below ? spot.bottom + AWAY : spot.top;
    tour.style.left = `${within(left, innerWidth - width)}px`;
    tour.style.top = `${within(top, innerHeight - height)}px`;
  };

  const end = () => { step = null; show(); };
  const show = () => {
    clearInterval(following);
    tour.hidden = ring.hidden = step === null;
    if (step === null) return;
    const { title, words } = data.steps[step];
    const last = step === data.steps.length - 1;
    const next = button(last ? "Done" : "Next", "main", () => { if (last) end(); else { step += 1; show(); } });
    tour.replaceChildren(
      element("h2", { text: title }), element("p", { text: words }),
      element("div", { className: "foot" }, [
        element("span", { className: "count", text: `${step + 1} of ${data.steps.length}` }),
        element("span", {}, [!last && button("Skip", "plain", end), next]),
      ]),
    );
    const shown = data.steps[step];
    place(shown);
    following = setInterval(() => place(shown), 200); // What it points at may come later, or move.
    next.focus({ preventScroll: true });
  };
  const begin = () => { keys.close(); step = 0; show(); };

  keys.replaceChildren(
    element("div", { className: "head" }, [
      element("h2", { id: "keys-title", text: "Keys" }), button("Close", "plain", () => keys.close()),
    ]),
    ...keyList(data.keys),
    element("div", { className: "foot" }, [button("Show the tour", "", begin)]),
  );
  open.onclick = () => keys.showModal();
  // While it is open the keys of the page are not meant.
  keys.onkeydown = (event) => event.stopPropagation();
  tour.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end();
  };

  const press = (event) => {
    const typing = event.composedPath()[0]?.closest?.("input, textarea, select, [contenteditable=true]");
    if (event.key !== data.key || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!keys.open) keys.showModal();
  };
  // The chart and the map have colours of the server, which learns of another theme with a run.
  const recolour = () => setTimeout(() => setTriggerValue("pick", "theme"), 100);
  const choose = (event) => {
    if (!event.target.closest?.('[data-testid^="stMainMenuItem-theme-"]')) return;
    setTimeout(() => themeEverywhere(data.addresses), 100);
    recolour();
  };
  document.addEventListener("keydown", press);
  SYSTEM_DARK.addEventListener("change", recolour);
  document.addEventListener("click", choose, true);

  if (!decided) {
    decided = true;
    if (data.welcome && !stored(SEEN)) {
      store(SEEN, "seen");
      step = 0;
    }
  }
  show();
  return () => {
    clearInterval(following);
    document.removeEventListener("keydown", press);
    document.removeEventListener("click", choose, true);
    SYSTEM_DARK.removeEventListener("change", recolour);
  };
}
