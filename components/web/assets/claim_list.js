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
    element("span", { className: "count", text: String(claims.length) }),
  ]);
  const list = element("ul", {}, claims.map((claim) => claimButton(claim, status, pick)));
  return element("section", { className: "group" }, [heading, list]);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const { title, count, groups, height } = data;
  const pick = (picked) => setTriggerValue("pick", picked);
  const heading = element("h3", {}, [
    element("span", { text: title }),
    element("span", { className: "count", text: count }),
  ]);
  const body = groups.length
    ? groups.map((each) => group(each, pick))
    : [element("p", { className: "none", text: "None." })];
  const panel = root.querySelector(".panel");
  panel.style.setProperty("--height", `${height}px`);
  panel.replaceChildren(
    heading,
    element("div", { className: "scroll", tabindex: "0", role: "region", "aria-label": title }, body),
  );
}
