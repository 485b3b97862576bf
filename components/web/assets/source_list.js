const WORDS = { name: "Source", reliability: "Reliability", origin: "Independent origin" };
const HEADS = { claims: "Claims", reservations: "On others" };

function head(name, order, send, content, label) {
  const numeric = !(name in WORDS);
  const button = element("button", { type: "button", name: `order:${name}`, title: label }, content);
  if (label) button.setAttribute("aria-label", label);
  button.onclick = () => send({ order: name });
  const sorted = { "aria-sort": numeric ? "descending" : "ascending" };
  return element("th", { scope: "col", className: numeric ? "number" : name,
    ...(name === order ? sorted : {}) }, [button]);
}

function numberHead({ name, words, marks }, order, send) {
  const symbols = marks.map((mark) => {
    const symbol = element("span", { className: "mark", text: mark.symbol, "aria-hidden": "true" });
    symbol.style.color = mark.colour;
    return symbol;
  });
  const content = symbols.length ? symbols : [element("span", { text: HEADS[name] })];
  return head(name, order, send, content, `Sort by ${words}`);
}

function line(source, numbers, send) {
  const { source_id: id, name, kind, letter, reliable, origin, counts, judgements } = source;
  const button = element("button", { type: "button", className: "open", name: `of:${id}`, text: name });
  const row = element("tr", {}, [
    element("th", { scope: "row", className: "name" }, [
      button,
      element("span", { className: "kind", text: kind }),
      ...judgements.map((each) => element("span", { className: "call", text: `Analyst assessment: ${each}` })),
    ]),
    element("td", { className: "reliability" }, [
      element("span", { className: "letter", text: letter }),
      element("span", { text: reliable }),
    ]),
    element("td", { className: "origin", text: origin }),
    ...numbers.map(({ name: number, words }) => element("td", {
      className: counts[number] ? "number" : "number none", title: `${counts[number]} ${words}`,
      "data-name": number === "claims" && counts[number] === 1 ? "claim" : (HEADS[number] ?? words).toLowerCase(), text: counts[number].toLocaleString("en"),
    })),
  ]);
  row.onclick = () => send({ of: id });
  return row;
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const { sources, numbers, order, find, count } = data;
  const table = root.querySelector("table");
  const held = table.getRootNode().activeElement?.name;
  const send = (asked) => setTriggerValue("pick", JSON.stringify(asked));
  const heads = [
    ...Object.entries(WORDS).map(([name, words]) => head(name, order, send, [element("span", { text: words })])),
    ...numbers.map((each) => numberHead(each, order, send)),
  ];
  table.replaceChildren(
    element("caption", { className: "unseen", text: "Sources" }),
    element("thead", {}, [element("tr", {}, heads)]),
    element("tbody", {}, sources.map((each) => line(each, numbers, send))),
  );
  table.hidden = !sources.length;
  const none = root.querySelector(".empty");
  none.hidden = Boolean(sources.length);
  none.querySelector("button").onclick = () => send({ find: "" });
  const input = root.querySelector("input");
  if (table.dataset.find !== find) input.value = find;
  table.dataset.find = find;
  input.onchange = () => { if (input.value.trim() !== find) send({ find: input.value.trim() }); };
  input.onsearch = input.onchange; // The cross that empties the field ends in a search.
  root.querySelector("output").textContent = count;
  if (held) table.querySelector(`[name="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}
