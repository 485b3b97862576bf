const PHONE = matchMedia("(max-width: 640px)");
const NARROWEST = 33; // pixels a column
const TURN = (50 * Math.PI) / 180; // how far names are turned; stance_grid.css has the same
const CLEAR = 6; // pixels between two names

function sourceHead({ name, full, pick }, choose) {
  const button = element("button", { type: "button", className: "name", text: name, title: `${full}: show only this source` });
  button.onclick = (event) => { event.stopPropagation(); choose(pick); };
  return button;
}

// The columns of one independent origin, side by side.
function originsOf(sources) {
  const origins = [];
  for (const each of sources) {
    if (origins.at(-1)?.group !== each.group) origins.push({ group: each.group, origin: each.origin, sources: [] });
    origins.at(-1).sources.push(each);
  }
  return origins;
}

// A source that is its whole origin and is called like it needs no second name.
function originWords({ origin, sources }) {
  return sources.length === 1 && sources[0].name === origin ? "" : origin;
}

// How wide each column has to be for its name, and its origin's, and what a name takes of the head.
function measured(sources, ruler) {
  const names = sources.map((each) => element("span", { className: "name", text: each.name }));
  const origins = originsOf(sources);
  const words = origins.map((each) => element("span", { className: "origin-name", text: originWords(each) }));
  ruler.replaceChildren(...names, ...words);
  const columns = names.map((name) => {
    const [long, high] = [name.offsetWidth, name.offsetHeight];
    return {
      width: Math.max(NARROWEST, (high + CLEAR) / Math.sin(TURN)),
      across: long * Math.cos(TURN) + (high / 2) * Math.sin(TURN),
      up: long * Math.sin(TURN) + high * Math.cos(TURN),
    };
  });
  let at = 0;
  origins.forEach((origin, index) => {
    const own = columns.slice(at, at + origin.sources.length);
    const room = own.reduce((sum, { width }) => sum + width, 0);
    const lack = words[index].textContent ? words[index].offsetWidth + CLEAR - room : 0;
    if (lack > 0) for (const column of own) column.width += lack / own.length;
    at += own.length;
  });
  ruler.replaceChildren();
  return columns;
}

// How many columns have room, the last name with them; one at least.
function fitting(columns, room) {
  let [edge, count] = [0, 0];
  for (const { width, across } of columns) {
    if (edge + Math.max(width, width / 2 + across) > room) break;
    edge += width;
    count += 1;
  }
  return Math.max(count, 1);
}

function sign({ name, symbol, stance, said, before }) {
  const words = `${name} ${stance}, ${said}${before ? `; before: ${before}` : ""}`;
  return element("span", { className: before ? "sign revised" : "sign", text: symbol, role: "img", "aria-label": words, title: words });
}

function legend({ legend: stances }) {
  return element("ul", { className: "legend", "aria-label": "Signs" }, [
    ...stances.map(({ symbol, stance }) => element("li", {}, [
      element("span", { className: "sign", text: symbol, "aria-hidden": "true" }), element("span", { text: stance }),
    ])),
    element("li", {}, [element("span", { className: "sign revised", "aria-hidden": "true" }), element("span", { text: "revised since" })]),
  ]);
}

function titleOf({ pick, title, status, current }) {
  const mark = element("span", { className: "mark", text: status.symbol, "aria-hidden": "true" });
  mark.style.color = status.colour;
  const words = element("span", {}, [element("span", { text: title }), element("span", { className: "unseen", text: `, ${status.word}` })]);
  return element("button", { type: "button", className: "title", "data-pick": pick, "aria-current": current ? "true" : undefined }, [mark, words]);
}

function claimRow(row, sources, starts, choose) {
  const bySource = new Map(row.stances.map((each) => [each.source, each]));
  const line = element("tr", { className: row.current ? "current" : "" }, [
    element("th", { scope: "row" }, [titleOf(row)]),
    ...sources.map((source) => element("td", { className: starts.has(source.id) ? "starts" : "" },
      [bySource.has(source.id) && sign(bySource.get(source.id))])),
  ]);
  line.onclick = () => getSelection()?.toString() || choose(row.pick);
  return line;
}

function grid(data, ruler, choose) {
  const room = ruler.parentElement.clientWidth;
  const claimWidth = Math.round(Math.min(Math.max(room * 0.34, 180), 352));
  const columns = measured(data.sources, ruler);
  const count = fitting(columns, room - claimWidth);
  const sources = data.sources.slice(0, count);
  const origins = originsOf(sources);
  const starts = new Set(origins.map((each) => each.sources[0].id));
  const height = Math.ceil(Math.max(...columns.slice(0, count).map(({ up }) => up))) + 8;
  const corner = element("td", { className: "corner", rowspan: 2 }, [legend(data), element("span", { className: "head", text: "Claim" })]);
  const heads = sources.map((each) => element("th", { scope: "col" }, [sourceHead(each, choose)]));
  heads[0].style.height = `${height}px`;
  const groups = origins.map((each) => {
    const words = originWords(each);
    return element("th", { scope: "colgroup", colspan: each.sources.length, className: "origin" }, [
      element("span", { className: "line" }, [element("span", { className: "origin-name", text: words || undefined, "aria-label": `Independent origin: ${each.origin}`, role: "note" })]),
    ]);
  });
  const widths = element("colgroup", {}, [claimWidth, ...columns.slice(0, count).map(({ width }) => width)].map((width) => {
    const column = element("col");
    column.style.width = `${width}px`;
    return column;
  }));
  const table = element("table", {}, [
    element("caption", { className: "unseen", text: "Which source takes which stance on which claim" }),
    widths,
    element("thead", {}, [element("tr", {}, [corner, ...heads]), element("tr", {}, groups)]),
    element("tbody", {}, data.rows.map((row) => claimRow(row, sources, starts, choose))),
  ]);
  const used = columns.slice(0, count).reduce((sum, { width }) => sum + width, claimWidth);
  table.style.width = `${used}px`;
  return [table, count, Math.max(count, Math.floor((room - claimWidth) / NARROWEST))];
}

// The same by claim, as a phone has room for it.
function list({ rows }, choose) {
  return element("ul", { className: "by-claim" }, rows.map((row) => {
    const stances = row.stances.map((each) => element("li", {}, [
      sign(each), element("span", { className: "who", text: each.name }), element("span", { className: "said", text: `${each.stance}, ${each.said}` }),
    ]));
    const item = element("li", { className: row.current ? "current" : "" }, [titleOf(row), element("ul", {}, stances)]);
    item.querySelector("button").onclick = () => choose(row.pick);
    return item;
  }));
}

// What lies to either side of the columns shown; a way back passes over as many as may have room.
function sides({ passed, sourcesInAll }, count, most, choose) {
  const left = passed;
  const right = sourcesInAll - passed - count;
  const sources = (number) => `source${number === 1 ? "" : "s"}`;
  const noun = (number) => `${number.toLocaleString("en")} more ${sources(number)}`;
  const button = (text, name, to) => {
    const made = element("button", { type: "button", name, text });
    made.onclick = () => choose(`from-source:${to}`);
    return made;
  };
  return [
    left > 0 && button(`← ${noun(left)}`, "left", Math.max(0, left - most)),
    element("span", { className: "range", text: `${count} of ${sourcesInAll.toLocaleString("en")} ${sources(sourcesInAll)}` }),
    right > 0 && button(`${noun(right)} →`, "right", passed + count),
  ].filter(Boolean);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const [tools, body, foot] = [".tools", ".body", ".foot"].map((name) => root.querySelector(name));
  const choose = (answer) => setTriggerValue("pick", answer);
  const focus = body.getRootNode().activeElement;
  const held = focus?.dataset?.pick;
  const name = focus?.name;
  const ruler = element("div", { className: "ruler", "aria-hidden": "true" });
  let width = 0;
  const draw = () => {
    width = body.clientWidth;
    const pages = pager(data, "claims", choose);
    body.replaceChildren(ruler);
    let across = [];
    if (PHONE.matches) body.replaceChildren(legend(data), list(data, choose));
    else {
      const [table, count, most] = grid(data, ruler, choose);
      body.replaceChildren(table);
      across = sides(data, count, most, choose);
    }
    tools.replaceChildren(picker("Sort claims", "sort", data.sort, choose), element("span", { className: "pager" }, across));
    foot.replaceChildren(...pages, element("span", { className: "note", text: "Empty: no stance. Sources under one line count as one independent origin." }));
    const lines = [...body.querySelectorAll("button[data-pick]")];
    body.onkeydown = (event) => onTableKey(event, lines, data, choose);
    keepFocus(held, lines, Boolean(held));
  };
  draw();
  if (!held && name) (root.querySelector(`[name="${CSS.escape(name)}"]`) ?? tools.querySelector("button"))?.focus({ preventScroll: true });
  document.fonts.ready.then(() => body.isConnected && draw());
  const watch = new ResizeObserver(() => body.clientWidth && body.clientWidth !== width && draw());
  watch.observe(body);
  return () => watch.disconnect();
}
