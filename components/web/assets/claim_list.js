function claimButton(claim, status, pick) {
  const mark = element("span", { className: "mark", text: status.symbol, "aria-hidden": "true" });
  mark.style.color = status.colour;
  const words = element("span", { className: "words" }, [
    element("span", { className: "title", text: claim.title }),
    element("span", { className: "reason", text: claim.reason }),
    ...(claim.judgements ?? []).map((judgement) =>
      element("span", { className: "reason call", text: `Own call: ${judgement}` })),
  ]);
  const button = element("button", { type: "button", "data-pick": claim.pick }, [mark, words]);
  button.onclick = () => pick(claim.pick);
  return element("li", {}, [button]);
}

function group({ status, claims }, pick, alone) {
  const heading = !alone && element("h4", {}, [
    badge(status, "status"),
    element("span", { className: "count", text: String(claims.length) }),
  ]);
  const list = element("ul", {}, claims.map((claim) => claimButton(claim, status, pick)));
  return element("section", { className: "group" }, [heading, list]);
}

function column({ title, count, hint, groups }, pick, plain) {
  const heading = element("h3", {}, [
    element("span", { text: title }),
    element("span", { className: "count", text: count }),
  ]);
  const body = groups.length
    ? groups.map((each) => group(each, pick, plain || title.toLowerCase() === each.status.word))
    : [element("p", { className: "none", text: hint })];
  return element("div", { className: "column" }, [
    heading,
    element("div", { className: "scroll", tabindex: "0", role: "region", "aria-label": title }, body),
  ]);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const panel = root.querySelector(".panel");
  const pick = (picked) => setTriggerValue("pick", picked);
  panel.style.setProperty("--height", data.height ? `${data.height}px` : "none");
  panel.replaceChildren(...data.columns.map((each) => column(each, pick, data.plain)));
}
