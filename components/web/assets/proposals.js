// Proposals as rows; the open card stands between two such lists, below its own row.
const ICONS = { accepted: "check", rejected: "block" };
const DOUBTFUL = "help";

function row(each, at, pick) {
  const icon = each.doubt ? DOUBTFUL : ICONS[each.decision];
  const button = element("button", {
    type: "button",
    className: `${each.decision}${each.lacks ? " lacks" : ""}${each.doubt ? " doubtful" : ""}`,
    title: each.doubt || undefined,
    "aria-current": each.id === at ? "true" : undefined,
  }, [
    element("span", { className: "number", text: String(each.number) }),
    element("span", { className: "source", text: each.source }),
    element("span", { className: "title", text: each.title, title: each.title }),
    element("span", { className: "decision" }, [
      icon && element("span", { className: "icon", text: icon, "aria-hidden": "true" }),
      element("span", { text: each.lacks ? "Fill in" : each.doubt ? "Check" : each.word }),
    ]),
  ]);
  button.onclick = () => {
    document.dispatchEvent(new CustomEvent("claimscope-panel", { detail: "Card" }));
    pick(each.id);
  };
  return element("li", {}, [button]);
}

// Brings the open row to the top of the list once its card is drawn.
function lead(root) {
  const pane = (root.getRootNode().host ?? root).closest(".st-key-proposals");
  const open = root.querySelector("[aria-current]");
  if (!pane || !open) return;
  const above = open.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += above - 2;
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const list = root.querySelector(".proposals");
  list.setAttribute("aria-label", data.label);
  const held = list.getRootNode().activeElement?.closest?.("button") && true;
  list.replaceChildren(...data.rows.map((each) => row(each, data.at, (id) => setTriggerValue("pick", id))));
  if (data.none) list.append(element("li", { className: "none", text: data.none }));
  if (data.leads && list.dataset.at !== data.at) requestAnimationFrame(() => requestAnimationFrame(() => lead(root)));
  list.dataset.at = data.at;
  if (held) list.querySelector("[aria-current]")?.focus({ preventScroll: true });
}
