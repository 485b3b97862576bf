function reason({ words, count, claims }, status, choose) {
  return element("div", { className: "reason-group" }, [
    words && claims.length > 0 && element("p", { className: "reason", text: `${words} · ${count.toLocaleString("en")}` }),
    element("ul", {}, claims.map((each) => line(each, status, choose))),
  ]);
}

function statusGroup({ status, count, words, more, open, reasons }, choose) {
  const next = more && element("button", { type: "button", className: "more", name: `more:${status.word}`,
    "aria-expanded": String(open), text: more });
  if (next) next.onclick = () => choose(`more:${status.word}`);
  return element("section", { className: "group", "aria-label": status.word }, [
    element("h3", {}, [
      badge(status, "status"),
      element("span", { className: "count", text: words ? `${count.toLocaleString("en")} · ${words}` : count.toLocaleString("en") }),
      next,
    ]),
    ...reasons.map((each) => reason(each, status, choose)),
  ]);
}

// Up and down go from claim to claim, as in any list.
function onArrow(event, panel, steps) {
  const step = steps[event.key];
  const lines = [...panel.querySelectorAll("button[data-pick]")];
  const at = lines.indexOf(event.target.closest("button"));
  if (!step || at < 0) return;
  event.preventDefault();
  lines[Math.min(Math.max(at + step, 0), lines.length - 1)].focus();
}

// Who says it, whole names only: where there is no room for all, how many more there are. All lines
// are measured together, then all that are too long are shortened: each change of a text between
// two measures would have the browser lay out the page once more.
function fitWho(panel) {
  let lines = [...panel.querySelectorAll(".who")].map((who) => ({ who, parts: who.title.split(/(?<=[;,] )/) }));
  for (const { who } of lines) who.textContent = who.title;
  for (let left = 1; lines.length; left += 1) {
    lines = lines.filter(({ who, parts }) => left < parts.length && who.scrollWidth > who.clientWidth);
    for (const { who, parts } of lines) who.textContent = namesKept(parts, parts.length - left);
  }
}

// The first names of some, and how many are left out: those that a name counts already among them.
function namesKept(parts, kept) {
  const uncounted = parts.slice(kept).map((part) => Number(/ \+(\d+)/.exec(part)?.[1] ?? 0));
  const left = uncounted.reduce((sum, number) => sum + number, parts.length - kept);
  return `${parts.slice(0, kept).join("").replace(/[;,] $/, "")} +${left}`;
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const panel = root.querySelector(".claims");
  const held = panel.getRootNode().activeElement?.name;
  const choose = (picked) => setTriggerValue("pick", picked);
  panel.replaceChildren(...data.groups.map((each) => statusGroup(each, choose)));
  panel.onkeydown = (event) => onArrow(event, panel, data.steps);
  const watch = new ResizeObserver(() => fitWho(panel));
  watch.observe(panel);
  if (held) panel.querySelector(`[name="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  return () => watch.disconnect();
}
