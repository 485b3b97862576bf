const ANSWER_WITHIN_MS = 30_000;
const HEADER_BYTES = 33; // signature and IHDR, of fixed size in every PNG

// Clicks still waiting for their figure, by token. Streamlit calls the function below again for
// every change of data or theme, and the figure stays in the data until the next rerun: only a
// token found here may start a download, and only once.
const waiting = new Map();

let plotly = null;

// The size chosen last, at whichever button: one choice for all of them.
let chosen = null;

// Streamlit's own style sheet tells where the app is served from: its address was resolved when
// the document loaded. One relative to the current location would be wrong on /places.
function appBase() {
  const sheet = [...document.styleSheets].find(({ href }) => href?.includes("/static/css/"));
  return new URL(sheet ? "../../" : "./", sheet?.href ?? document.baseURI);
}

function assetUrl(assets, name) {
  return new URL(`component/${assets}/${name}`, appBase()).href;
}

function runScript(src) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src });
    script.onload = () => resolve(script.remove());
    script.onerror = () => reject(new Error("the drawing library did not load"), script.remove());
    document.head.append(script);
  });
}

// The script announces itself as window.Plotly, a name that Streamlit's own, differently
// versioned copy uses too. Taken over and put back, so neither sees the other.
async function loadPlotly(assets) {
  const before = window.Plotly;
  await runScript(assetUrl(assets, "plotly.min.js"));
  const loaded = window.Plotly;
  window.Plotly = before;
  return loaded;
}

function plotlyOnce(assets) {
  plotly ??= loadPlotly(assets).catch((error) => {
    plotly = null; // so that the next click tries again
    throw error;
  });
  return plotly;
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

async function drawn({ spec, scale, assets }, format) {
  const Plotly = await plotlyOnce(assets);
  const { data, layout } = JSON.parse(spec);
  const { width, height } = layout;
  // Plotly's default is its CDN; this address makes a map that wants an outline fail in view
  // instead of asking another host.
  const config = { topojsonURL: assetUrl(assets, "") };
  const options = { format, width, height, scale: format === "svg" ? 1 : scale, imageDataOnly: true };
  return Plotly.toImage({ data, layout, config }, options);
}

async function pngOf(data) {
  const png = bytesOf(await drawn(data, "png"));
  const parts = [png.subarray(0, HEADER_BYTES), bytesOf(data.chunks), png.subarray(HEADER_BYTES)];
  return new Blob(parts, { type: "image/png" });
}

async function svgOf(data) {
  const svg = await drawn(data, "svg");
  const told = svg.replace(/<svg\b[^>]*>/, (tag) => tag + data.about);
  return new Blob([told], { type: "image/svg+xml" });
}

function download(blob, fileName) {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(href), ANSWER_WITHIN_MS);
}

const NAMES = {
  png: (what) => `Save ${what} as PNG`,
  svg: (what) => `Save ${what} as SVG`,
  copy: (what) => `Copy ${what} as PNG`,
};

function show(root, { what, busy = "", message = "", failed = false, copied = false }) {
  const status = root.querySelector("p");
  for (const button of root.querySelectorAll("button")) {
    const { kind } = button.dataset;
    button.setAttribute("aria-busy", String(kind === busy));
    button.setAttribute("aria-label", kind === busy ? `${NAMES[kind](what)} …` : NAMES[kind](what));
  }
  root.querySelector('[data-kind="copy"] span').textContent = copied ? "Copied" : "";
  status.textContent = message;
  status.classList.toggle("failed", failed);
}

function showFailure(root, what, reason) {
  show(root, { what, failed: true, message: `Not done: ${String(reason).slice(0, 160)}` });
}

// A browser writes to the clipboard only while it handles a click, so what is written is promised
// then and drawn afterwards.
function promisedCopy(root, what) {
  if (!navigator.clipboard?.write || !window.ClipboardItem)
    throw new Error("this browser does not let a page copy pictures. Save the PNG instead.");
  let keep;
  const picture = new Promise((resolve, reject) => { keep = { resolve, reject }; });
  picture.catch(() => {});
  navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]).then(
    () => show(root, { what, message: `Copied ${what}`, copied: true }),
    () => showFailure(root, what, "the browser refused the copy. Save the PNG instead."),
  );
  return keep;
}

// A press that reaches the server while a run goes on is lost with that run: it waits for its end.
function whenIdle(act) {
  const app = document.querySelector('[data-testid="stApp"]');
  const state = "data-test-script-state";
  const busy = () => app?.getAttribute(state) === "running";
  if (!busy()) return act();
  const watch = new MutationObserver(() => {
    if (busy()) return;
    watch.disconnect();
    act();
  });
  watch.observe(app, { attributeFilter: [state] });
}

function ask(root, { what, assets }, kind, setTriggerValue) {
  const token = Math.random().toString(36).slice(2);
  let copy = null;
  try {
    if (kind === "copy") copy = promisedCopy(root, what);
  } catch (error) {
    showFailure(root, what, error.message);
    return;
  }
  const giveUp = () => {
    waiting.delete(token);
    copy?.reject(new Error("late"));
    showFailure(root, what, "the figure did not arrive. Try again.");
  };
  waiting.set(token, { kind, copy, timer: setTimeout(giveUp, ANSWER_WITHIN_MS) });
  show(root, { what, busy: kind });
  whenIdle(() => waiting.has(token) && setTriggerValue("save", { token, size: chosen }));
  plotlyOnce(assets).catch(() => {}); // meanwhile; save() waits for it and reports a failure
}

async function save(root, data) {
  const { token, what, file_name: fileName } = data;
  const { kind, copy, timer } = waiting.get(token);
  clearTimeout(timer);
  waiting.delete(token);
  const name = kind === "svg" ? fileName.replace(/png$/, "svg") : fileName;
  try {
    const blob = await (kind === "svg" ? svgOf(data) : pngOf(data));
    if (copy) {
      copy.resolve(blob);
      return;
    }
    download(blob, name);
    show(root, { what, message: `Saved ${name}` });
  } catch (error) {
    copy?.reject(error);
    showFailure(root, what, error?.message ?? error);
  }
}

function showSizes(root, { what, sizes, usual }) {
  chosen ??= usual;
  const select = root.querySelector("select");
  if (select.options.length === 0) {
    select.append(...sizes.map(({ name, words }) => new Option(words, name)));
  }
  select.setAttribute("aria-label", `Size of the PNG of ${what}`);
  const name = () => {
    select.value = chosen;
    select.title = select.selectedOptions[0]?.text ?? "";
  };
  name();
  select.onfocus = name;
  select.onchange = () => {
    chosen = select.value;
    name();
  };
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const buttons = [...root.querySelectorAll("button")];
  const busy = () => buttons.some((each) => each.getAttribute("aria-busy") === "true");
  const heading = root.querySelector("h2");
  heading.textContent = data.heading;
  heading.hidden = !data.heading;
  if (!busy()) show(root, { what: data.what });
  showSizes(root, data);
  // Assigned, not added: this function runs again on the same buttons.
  for (const button of buttons)
    button.onclick = () => busy() || ask(root, data, button.dataset.kind, setTriggerValue);
  if (waiting.has(data.token)) save(root, data);
}
