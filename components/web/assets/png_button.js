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

async function pngOf({ spec, scale, chunks, assets }) {
  const Plotly = await plotlyOnce(assets);
  const { data, layout } = JSON.parse(spec);
  const { width, height } = layout;
  // Plotly's default is its CDN; this address makes a map that wants an outline fail in view
  // instead of asking another host.
  const config = { topojsonURL: assetUrl(assets, "") };
  const options = { format: "png", width, height, scale, imageDataOnly: true };
  const base64 = await Plotly.toImage({ data, layout, config }, options);
  const png = bytesOf(base64);
  const parts = [png.subarray(0, HEADER_BYTES), bytesOf(chunks), png.subarray(HEADER_BYTES)];
  return new Blob(parts, { type: "image/png" });
}

function download(blob, fileName) {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(href), ANSWER_WITHIN_MS);
}

function show(root, { what, busy = false, message = "", failed = false }) {
  const button = root.querySelector("button");
  const status = root.querySelector("p");
  button.setAttribute("aria-busy", String(busy));
  button.setAttribute("aria-label", busy ? `Saving ${what}: PNG …` : `Save ${what} as PNG`);
  button.querySelector("span").textContent = busy ? "PNG …" : "PNG";
  status.textContent = message;
  status.classList.toggle("failed", failed);
}

function showFailure(root, what, reason) {
  show(root, { what, failed: true, message: `PNG failed: ${String(reason).slice(0, 120)}` });
}

function ask(root, { what, assets }, setTriggerValue) {
  const token = Math.random().toString(36).slice(2);
  const giveUp = () => {
    waiting.delete(token);
    showFailure(root, what, "the figure did not arrive. Try again.");
  };
  waiting.set(token, setTimeout(giveUp, ANSWER_WITHIN_MS));
  show(root, { what, busy: true });
  setTriggerValue("save", { token, size: chosen });
  plotlyOnce(assets).catch(() => {}); // meanwhile; save() waits for it and reports a failure
}

async function save(root, data) {
  const { token, what, file_name: fileName } = data;
  clearTimeout(waiting.get(token));
  waiting.delete(token);
  try {
    download(await pngOf(data), fileName);
    show(root, { what, message: `Saved ${fileName}` });
  } catch (error) {
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
  const button = root.querySelector("button");
  const busy = () => button.getAttribute("aria-busy") === "true";
  if (!busy()) show(root, { what: data.what });
  showSizes(root, data);
  // Assigned, not added: this function runs again on the same button.
  button.onclick = () => busy() || ask(root, data, setTriggerValue);
  if (waiting.has(data.token)) save(root, data);
}
