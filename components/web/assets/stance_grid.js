function sourceHead({ source, pick, starts }, choose) {
  const button = element("button", { type: "button", text: source });
  button.setAttribute("aria-label", `Narrow to ${source}`);
  button.onclick = () => choose(pick);
  return element("th", { scope: "col", className: starts ? "source starts" : "source" }, [button]);
}

function groupHead({ group, sources }) {
  return element("th", { scope: "colgroup", colspan: sources, className: "group starts", text: group });
}

function cell(found, source, claim, pick) {
  if (!found) return element("td", { className: source.starts ? "starts" : "" });
  const button = element("button", { type: "button" }, [
    element("span", { className: "symbol", text: found.symbol, "aria-hidden": "true" }),
    element("span", { className: "when", text: found.when }),
    found.before && element("span", { className: "when", text: `was: ${found.before}` }),
  ]);
  button.setAttribute("aria-label", `${source.source} ${found.stance}: ${claim.title}, ${found.said}`);
  button.title = `${found.stance}, ${found.said}`;
  button.onclick = () => pick(claim.pick);
  return element("td", { className: source.starts ? "starts" : "" }, [button]);
}

// An id may be any word, also one that every object has, such as “constructor”.
function stanceOf(claim, source) {
  return Object.hasOwn(claim.stances, source.source_id) ? claim.stances[source.source_id] : undefined;
}

function claimRow(claim, sources, pick) {
  const title = element("button", { type: "button", className: "title" }, [
    badge(claim.status, "status"),
    element("span", { text: claim.title }),
  ]);
  title.querySelector(".status span:last-child").className = "unseen";
  title.onclick = () => pick(claim.pick);
  return element("tr", {}, [
    element("th", { scope: "row" }, [title]),
    ...sources.map((source) => cell(stanceOf(claim, source), source, claim, pick)),
  ]);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const pick = (picked) => setTriggerValue("pick", picked);
  const sources = data.sources.map((each, index, all) => ({
    ...each, starts: index === 0 || all[index - 1].group !== each.group,
  }));
  const corner = element("td", { className: "corner", rowspan: 2 }, [element("span", { text: "Claim" })]);
  const head = element("thead", {}, [
    element("tr", {}, [corner, ...data.groups.map(groupHead)]),
    element("tr", {}, sources.map((each) => sourceHead(each, pick))),
  ]);
  const body = element("tbody", {}, data.claims.map((claim) => claimRow(claim, sources, pick)));
  const table = element("table", {}, [
    element("caption", { className: "unseen", text: "Which source takes which stance on which claim" }), head, body,
  ]);
  root.querySelector(".grid").replaceChildren(table);
}
