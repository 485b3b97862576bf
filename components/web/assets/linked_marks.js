// The same claim in every part of the page: what the pointer or the focus is at in one of them is
// marked in the others, and what is open stays marked. Lists hold "claim:…" or "place:…" in
// data-pick, charts have a row a claim, and the map, in its frame, listens to the event below.
const MARKS = "claimscope:marks";
const POINT = "claimscope:point";
const OPEN_ROW = "0.14";
const POINTED_ROW = "0.2";

const sheet = new CSSStyleSheet();
sheet.replaceSync("[data-pointed] { outline: 1px solid var(--link); outline-offset: -1px; background: var(--tint) !important; }");

const state = { open: { claims: [], places: [] }, pointed: { claims: [], places: [] } };
let roots = null;
let waiting = false;

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const hasPick = (each) => each.dataset?.pick?.includes(":");

// The trees that parts of the page keep for themselves.
function ownTrees() {
  const hosts = "[data-testid=stBidiComponentIsolated]";
  roots ??= [...document.querySelectorAll(hosts)].map((each) => each.shadowRoot).filter(Boolean);
  return roots;
}

function markLists({ claims, places }) {
  const picks = new Set([...claims.map((id) => `claim:${id}`), ...places.map((id) => `place:${id}`)]);
  for (const root of ownTrees()) {
    for (const each of root.querySelectorAll("[data-pick]")) {
      const pointed = picks.has(each.dataset.pick);
      if (pointed && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      each.toggleAttribute("data-pointed", pointed);
    }
  }
}

// The rows of a chart with the claim of each, and the bar that lies over it.
function chartRows(chart) {
  const claims = chart.data?.find(({ name }) => name === "rows")?.customdata ?? [];
  const bars = [...chart.querySelectorAll(".barlayer .point path")];
  return bars.length === claims.length ? bars.map((bar, at) => [[claims[at]].flat()[0], bar]) : [];
}

function markCharts() {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    for (const [claim, bar] of chartRows(chart)) {
      bar.dataset.rest ??= bar.style.opacity;
      const pointed = state.pointed.claims.includes(claim);
      bar.style.opacity = pointed ? POINTED_ROW : state.open.claims.includes(claim) ? OPEN_ROW : bar.dataset.rest;
      bar.toggleAttribute("data-pointed", pointed);
    }
  }
}

function mark() {
  markLists(state.pointed);
  markCharts();
  window.claimscopeMarks = state;
  document.dispatchEvent(new CustomEvent(MARKS, { detail: state }));
}

function point(pointed) {
  if (isSame(pointed, state.pointed)) return;
  state.pointed = pointed;
  mark();
}

function pickedBy(path) {
  const [kind, id] = (path.find(hasPick)?.dataset.pick ?? "").split(/:(.*)/s);
  return { claims: kind === "claim" ? [id] : [], places: kind === "place" ? [id] : [] };
}

function onChart(event) {
  const chart = event.target.closest?.(".js-plotly-plot");
  if (!chart) return null;
  const row = chartRows(chart).find(([, bar]) => {
    const { top, bottom } = bar.getBoundingClientRect();
    return event.clientY >= top && event.clientY < bottom;
  });
  return { claims: row ? [row[0]] : [], places: [] };
}

// What is drawn anew is marked anew, once a frame.
function again() {
  roots = null;
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; mark(); });
}

function linkMarks(open) {
  state.open = open;
  const over = (event) => point(onChart(event) ?? pickedBy(event.composedPath()));
  const focus = (event) => point(pickedBy(event.composedPath()));
  const told = ({ detail }) => point(detail);
  const listening = [["pointermove", over], ["focusin", focus], [POINT, told]];
  for (const [name, listen] of listening) document.addEventListener(name, listen, { passive: true });
  const watch = new MutationObserver(again);
  watch.observe(document.body, { childList: true, subtree: true });
  mark();
  return () => {
    watch.disconnect();
    for (const [name, listen] of listening) document.removeEventListener(name, listen);
  };
}
