function claimButton(claim, status, pick) {
  const mark = element("span", { className: "mark", text: status.symbol, "aria-hidden": "true" });
  mark.style.color = status.colour;
  const words = element("span", { className: "words" }, [
    element("span", { className: "title", text: claim.title }),
    element("span", { className: "reason", text: claim.reason }),
  ]);
  const button = element("button", { type: "button", "data-pick": claim.pick }, [mark, words]);
  button.onclick = () => pick(claim.pick);
  return element("li", {}, [button]);
}

function group({ status, claims }, pick) {
  const heading = element("h4", {}, [
    badge(status, "status"),
    element("span", { className: "count", text: claims.length.toLocaleString("en") }),
  ]);
  const list = element("ul", {}, claims.map((claim) => claimButton(claim, status, pick)));
  return element("section", { className: "group" }, [heading, list]);
}

// What has no room is folded away, until it is asked for; a heading without a line goes with it.
function foldRest(panel, list, atFirst) {
  const rest = [...list.querySelectorAll("li")].slice(atFirst);
  if (rest.length < 2) return [];
  const button = element("button", { type: "button", className: "rest" });
  const show = (open) => {
    panel.toggleAttribute("data-whole", open);
    for (const line of rest) line.classList.toggle("folded", !open);
    for (const part of list.children) part.classList.toggle("folded", !part.querySelector("li:not(.folded)"));
    button.textContent = open ? "Show fewer" : `${rest.length} more`;
    button.setAttribute("aria-expanded", String(open));
  };
  button.onclick = () => show(!panel.hasAttribute("data-whole"));
  show(panel.hasAttribute("data-whole"));
  return [button];
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const { title, count, groups, atFirst } = data;
  const pick = (picked) => setTriggerValue("pick", picked);
  const heading = element("h3", {}, [
    element("span", { text: title }),
    element("span", { className: "count", text: count }),
  ]);
  const body = groups.length
    ? groups.map((each) => group(each, pick))
    : [element("p", { className: "none", text: "None." })];
  const panel = root.querySelector(".panel");
  const list = element("div", { role: "region", "aria-label": title }, body);
  panel.replaceChildren(heading, list, ...foldRest(panel, list, atFirst));
}
