function percent(share) { return `${(100 * share).toFixed(2)}%`; }

// The range on the scale of its aspect; an end that no words give fades away.
function drawing({ start, end, openDown, openUp, status }) {
  const track = element("span", { className: "track", "aria-hidden": "true" });
  const bar = element("span", { className: ["bar", start === end && "point", status.word, openDown && "down", openUp && "up"].filter(Boolean).join(" ") });
  bar.style.left = percent(start);
  bar.style.width = percent(end - start);
  bar.style.color = status.colour;
  track.append(bar);
  return track;
}

function figureRow(line, choose) {
  const mark = element("span", { className: "mark", text: line.status.symbol, "aria-hidden": "true" });
  mark.style.color = line.status.colour;
  const button = element("button", { type: "button", "data-pick": line.pick, title: line.title,
    "aria-current": line.current ? "true" : undefined, text: line.figure });
  button.setAttribute("aria-label", `${line.figure} ${line.unit}: ${line.title}, ${line.status.word}`);
  const stance = element("span", { className: "stance" }, [
    element("span", { className: "sign", text: line.symbol, "aria-hidden": "true" }), element("span", { text: line.stance }),
  ]);
  const row = element("tr", { className: [line.current && "current", line.own || "aside"].filter((each) => typeof each === "string").join(" ") }, [
    element("td", { className: "status" }, [mark]),
    element("th", { scope: "row", className: "figure" }, [button]),
    element("td", { className: "range" }, [drawing(line)]),
    element("td", { className: "wording" }, [
      element("span", { text: `“${line.wording}”` }),
      line.widest && element("span", { className: "widest", text: "widest disagreement" }),
    ]),
    element("td", { className: "source" }, [element("span", { text: line.source }), stance]),
    element("td", { className: "said", text: line.said }),
    element("td", { className: "where", text: line.where }),
  ]);
  row.onclick = () => getSelection()?.toString() || choose(line.pick);
  return row;
}

function scale(ticks) {
  const axis = element("span", { className: "track axis", "aria-hidden": "true" });
  for (const { value, at } of ticks) {
    const label = element("span", { className: at > 0.9 ? "tick last" : at < 0.1 ? "tick first" : "tick", text: value });
    label.style.left = percent(at);
    axis.append(label);
  }
  return axis;
}

function aspectTable({ aspect, words, ticks, lines }, choose) {
  const heads = [["", "status"], ["Figure", "figure"], [null, "range"], ["As worded", "wording"], ["Source", "source"], ["Said", "said"], ["Place, event date", "where"]];
  return element("section", { "aria-label": aspect }, [
    element("h3", {}, [element("span", { text: aspect }), element("span", { className: "count", text: words })]),
    element("table", {}, [
      element("thead", {}, [element("tr", {}, heads.map(([text, className]) =>
        text === null ? element("td", { className }, [scale(ticks)]) : element(text ? "th" : "td", { className, text, scope: text ? "col" : undefined })))]),
      element("tbody", {}, lines.map((line) => figureRow(line, choose))),
    ]),
  ]);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const box = root.querySelector(".compared");
  const held = box.getRootNode().activeElement?.dataset?.pick;
  const choose = (answer) => setTriggerValue("pick", answer);
  box.replaceChildren(
    element("div", { className: "sentences" }, data.sentences.map((text) => element("p", { text }))),
    ...data.aspects.map((each) => aspectTable(each, choose)),
  );
  root.querySelector(".foot").replaceChildren(...(data.pages > 1 ? pager(data, "figures", choose) : []));
  if (held) box.querySelector(`[data-pick="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}
