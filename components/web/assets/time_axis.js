const LEAST_DRAG = 4; // Pixels: less is a press on one bar.

export default function ({ parentElement: root, data, setTriggerValue }) {
  const [time, range, controls, plot, ticks] = [".time", ".range", ".controls", ".plot", ".ticks"].map((part) => root.querySelector(part));
  const { bars, chosen } = data;
  const last = bars.length - 1;
  const most = Math.max(...bars.map(({ count }) => count), 1);
  const within = bars.map((bar, at) => (bar.within ? at : -1)).filter((at) => at >= 0);
  const [from, to] = within.length ? [within[0], within.at(-1)] : [0, last];
  const length = to - from + 1;

  const choose = (one, other) => {
    const [first, end] = [Math.max(0, Math.min(one, other)), Math.min(last, Math.max(one, other))];
    const all = first === 0 && end === last;
    setTriggerValue("change", JSON.stringify(
      all ? { start: [], end: [] } : { start: [bars[first].first], end: [bars[end].last] }));
  };
  const shift = (by) => choose(Math.min(Math.max(from + by, 0), last - length + 1), Math.min(Math.max(to + by, length - 1), last));
  const half = Math.max(1, Math.floor(length / 2));
  const inner = from + Math.floor((length - Math.ceil(length / 2)) / 2);

  range.textContent = data.range;
  time.classList.toggle("whole", !chosen);
  const held = controls.getRootNode().activeElement?.name;
  controls.replaceChildren(...[
    ["earlier", "◀", "Earlier days", from === 0, () => shift(-half)],
    ["later", "▶", "Later days", to === last, () => shift(half)],
    ["out", "−", "More days", !chosen, () => choose(from - half, to + half)],
    ["in", "+", "Fewer days", length < 2, () => choose(inner, inner + Math.ceil(length / 2) - 1)],
    ["reset", "All days", "Show all days", !chosen, () => choose(0, last)],
  ].map(([name, sign, words, disabled, act]) => {
    const button = element("button", { type: "button", name, text: sign, title: words, "aria-label": words });
    button.disabled = disabled;
    button.onclick = act;
    return button;
  }));
  if (held) controls.querySelector(`[name="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });

  plot.setAttribute("aria-label", `Statements a ${data.unit}, ${bars.filter(({ count }) => count).map(({ words }) => words).join("; ")}`);
  plot.replaceChildren(...bars.map(({ count, words, within: shown }) => {
    const bar = element("span", { className: "bar" });
    bar.style.height = `${count ? Math.max(6, (100 * count) / most) : 0}%`;
    return element("span", { className: shown ? "slot within" : "slot", title: words }, [bar]);
  }));
  const each = data.ticks.length === bars.length;
  ticks.classList.toggle("each", each);
  ticks.replaceChildren(...data.ticks.map(({ at, words }) => {
    const tick = element("span", { text: words });
    tick.style.left = `${(100 * (at + (each ? 0.5 : 0))) / bars.length}%`;
    return tick;
  }));

  const slots = [...plot.children];
  const at = ({ clientX }) => {
    const { left, width } = plot.getBoundingClientRect();
    return Math.min(Math.max(Math.floor(((clientX - left) / width) * bars.length), 0), last);
  };
  let start = null;
  const paint = (one, other) => slots.forEach((slot, index) => slot.classList.toggle(
    "dragged", one !== null && index >= Math.min(one, other) && index <= Math.max(one, other)));
  plot.onpointerdown = (event) => {
    if (event.button) return;
    start = { slot: at(event), x: event.clientX };
    plot.setPointerCapture(event.pointerId);
  };
  plot.onpointermove = (event) => {
    if (start && Math.abs(event.clientX - start.x) >= LEAST_DRAG) paint(start.slot, at(event));
  };
  plot.onpointercancel = () => { start = null; paint(null); };
  plot.onpointerup = (event) => {
    if (!start) return;
    const { slot } = start;
    start = null;
    paint(null);
    choose(slot, at(event));
  };
}
