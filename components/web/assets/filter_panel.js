const AT_FIRST = 5;
const MANY = 12; // From here on a list has a box to find a value in.

// What the reader has opened stays open while the script runs again.
const opened = new Set();

function field(label, children, more = {}) {
  return element("div", { className: "field", role: "group", "aria-label": label, ...more }, [
    element("div", { className: "label" }, [
      element("span", { text: label }),
      more.count !== undefined && element("span", { className: "count", text: more.count.toLocaleString("en") }),
    ]),
    ...children,
  ]);
}

function textField({ name, label, placeholder, value, limit, key }, set) {
  const input = element("input", {
    type: "search", name, placeholder, maxlength: limit, "aria-label": label, autocomplete: "off",
    "aria-keyshortcuts": key,
  });
  input.value = value;
  input.onchange = () => set({ [name]: input.value.trim() ? [input.value] : [] });
  // The cross that empties the field ends in a search, and so does Enter.
  input.onsearch = () => { if (input.value.trim() !== value) input.onchange(); };
  return element("div", { className: "field search" }, [input]);
}

function choiceField({ name, label, options, value }, set) {
  const buttons = options.map(([option, words]) => {
    const button = element("button", { type: "button", text: words, name: `${name}:${option}`,
      "aria-pressed": String(option === value) });
    button.onclick = () => set({ [name]: [option] });
    return button;
  });
  return element("div", { className: "field choice", role: "group", "aria-label": label }, [
    element("span", { className: "label", text: label }),
    element("span", { className: "segments" }, buttons),
  ]);
}

function option({ value, words, count, on }, name, values, set) {
  const box = element("input", { type: "checkbox", name: `${name}:${value}` });
  box.checked = on;
  box.onchange = () => set({
    [name]: box.checked ? [...values, value] : values.filter((each) => each !== value),
  });
  return element("label", { className: count || on ? "option" : "option none", title: words }, [
    box, element("span", { className: "words", text: words }),
    element("span", { className: "count", text: count.toLocaleString("en") }),
  ]);
}

// Only the options that are in sight are drawn. Of very many the server sends the first, with what
// is chosen, and searches the others ("searched").
function facet({ name, label, more, options: rows, total, sought, searched }, set) {
  const options = rows.map(([value, words, count, on]) => ({ value, words, count, on }));
  const values = options.filter(({ on }) => on).map(({ value }) => value);
  const open = opened.has(name) || total <= AT_FIRST + 1;
  const first = options.filter(({ on }, at) => at < AT_FIRST || on);
  const find = element("input", { type: "search", className: "find", name: `find:${name}`,
    placeholder: `Find a ${label.toLowerCase()}`, "aria-label": `Find a ${label.toLowerCase()}` });
  find.value = sought;
  find.hidden = !open || total < MANY;
  const list = element("div", { className: open && total >= MANY ? "options long" : "options" });
  const fill = () => {
    const words = searched ? "" : find.value.toLowerCase();
    const found = open ? options.filter((each) => each.words.toLowerCase().includes(words)) : first;
    const rest = searched && open && !sought ? total - options.length : 0;
    list.replaceChildren(
      ...found.map((each) => option(each, name, values, set)),
      ...(rest > 0 ? [element("p", { className: "rest", text: `${rest.toLocaleString("en")} more: find them by name` })] : []),
    );
  };
  find.oninput = fill;
  if (searched) find.onchange = () => find.value !== sought && set({ [`find:${name}`]: [find.value] });
  const hidden = total - first.length;
  const button = element("button", { type: "button", className: "link", name: `more:${name}`,
    "aria-expanded": String(open), text: open ? "Show fewer" : `${hidden.toLocaleString("en")} more ${more}` });
  button.hidden = total <= AT_FIRST + 1 || (!open && !hidden);
  button.onclick = () => { open ? opened.delete(name) : opened.add(name); set(null); };
  fill();
  return field(label, [find, list, button], { count: total });
}

function histogram({ unit, bins, chosen }, set) {
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const bars = bins.map(({ words, count, within }) => {
    const bar = element("span", { className: within ? "bar" : "bar out", title: words });
    bar.style.height = `${count ? Math.max(8, (100 * count) / most) : 0}%`;
    return element("span", { className: "slot", title: words }, [bar]);
  });
  const plot = element("div", { className: "plot", role: "img",
    "aria-label": `Statements a ${unit}: ${bins.map(({ words }) => words).join("; ")}` }, bars);
  const slots = [...plot.children];
  const at = (event) => {
    const { left, width } = plot.getBoundingClientRect();
    return Math.min(Math.max(Math.floor(((event.clientX - left) / width) * bins.length), 0), bins.length - 1);
  };
  let from = null;
  const mark = (one, other) => slots.forEach((slot, index) => slot.classList.toggle(
    "dragged", one !== null && index >= Math.min(one, other) && index <= Math.max(one, other)));
  plot.onpointerdown = (event) => { from = at(event); plot.setPointerCapture(event.pointerId); mark(from, from); };
  plot.onpointermove = (event) => { if (from !== null) mark(from, at(event)); };
  plot.onpointercancel = () => { from = null; mark(null); };
  plot.onpointerup = (event) => {
    if (from === null) return;
    const [first, last] = [Math.min(from, at(event)), Math.max(from, at(event))];
    from = null;
    const same = chosen && chosen[0] === bins[first].first && chosen[1] === bins[last].last;
    set(same ? { start: [], end: [] } : { start: [bins[first].first], end: [bins[last].last] });
  };
  const ends = bins.length > 1 ? [bins[0], bins.at(-1)] : bins;
  return element("div", { className: "histogram" }, [
    plot,
    element("div", { className: "axis" }, ends.map(({ label }) => element("span", { text: label }))),
    element("div", { className: "axis unit" }, [element("span", { text: `statements a ${unit}` })]),
  ]);
}

function dayField({ name, label, help, value, problem, placeholder }, set) {
  const input = element("input", { type: "text", name, placeholder, title: help,
    autocomplete: "off", "aria-label": label, "aria-invalid": problem ? "true" : undefined });
  input.value = value;
  input.onchange = () => set({ [name]: input.value.trim() ? [input.value] : [] });
  return input;
}

function days(fields, { data, set }) {
  const parts = [
    data.histogram.bins.length > 1 && histogram(data.histogram, set),
    element("div", { className: "days" }, fields.map((each) => dayField(each, set))),
    ...fields.filter(({ problem }) => problem).map(({ problem }) =>
      element("p", { className: "problem", role: "alert", text: problem })),
    data.presets.length > 0 && element("div", { className: "presets" }, data.presets.map(({ words, start, end }) => {
      const button = element("button", { type: "button", className: "link", name: `preset:${words}`, text: words });
      button.onclick = () => set({ start, end });
      return button;
    })),
  ];
  return element("div", { className: "field", role: "group", "aria-label": "Days" }, parts);
}

const DRAW = { text: textField, one: choiceField, many: facet };

function draw(fields, context) {
  const drawn = [];
  for (let at = 0; at < fields.length; at += 1) {
    if (fields[at].kind !== "day") drawn.push(DRAW[fields[at].kind](fields[at], context.set));
    else if (fields[at - 1]?.kind !== "day") {
      drawn.push(days(fields.filter(({ kind }) => kind === "day"), context));
    }
  }
  return drawn;
}

function fold(fields, context) {
  if (!fields.length) return null;
  const held = element("details", { className: "field" }, [
    element("summary", { text: "More filters" }), ...draw(fields, context),
  ]);
  held.open = opened.has("more filters") || fields.some(({ kind, options }) => kind === "many" && options.some(([, , , on]) => on));
  held.ontoggle = () => (held.open ? opened.add("more filters") : opened.delete("more filters"));
  return held;
}

// Focus, and what is typed and not yet taken, stay where they are.
function keeping(panel, redraw) {
  const active = panel.getRootNode().activeElement;
  const held = active?.name && panel.contains(active) ? [active.name, active.value, active.defaultValue] : null;
  redraw();
  if (!held) return;
  const again = panel.querySelector(`[name="${CSS.escape(held[0])}"]`);
  again?.focus({ preventScroll: true });
}

function showPanelHead(root, { unset, dropped }, reset) {
  const [button, told] = [".reset", ".dropped"].map((part) => root.querySelector(part));
  showCopyLink(root.querySelector(".copy"), {});
  button.disabled = unset;
  button.onclick = reset;
  told.textContent = dropped;
  told.hidden = !dropped;
}

let forget = null;

export default function ({ parentElement: root, data, setTriggerValue }) {
  const panel = root.querySelector(".filters");
  const redraw = () => keeping(panel, () => panel.replaceChildren(
    ...draw(data.fields.filter(({ folded }) => !folded), { data, set }),
    ...[fold(data.fields.filter(({ folded }) => folded), { data, set })].filter(Boolean)));
  const set = (values) => (values ? setTriggerValue("change", JSON.stringify(values)) : redraw());
  panel.onsubmit = (event) => event.preventDefault();
  showPanelHead(root, data, () => setTriggerValue("reset", "all"));
  redraw();

  const key = data.fields.find(({ kind }) => kind === "text")?.key;
  const search = (event) => {
    const typing = event.composedPath()[0]?.closest?.("input, textarea, select, [contenteditable=true]");
    if (event.key !== key || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    panel.querySelector("input[type=search]")?.focus();
  };
  forget?.();
  document.addEventListener("keydown", search);
  forget = () => document.removeEventListener("keydown", search);
  return forget;
}
