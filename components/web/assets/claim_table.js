const PHONE = matchMedia("(max-width: 640px)");

function sortHead({ name, label, meaning, sorted, number }, choose) {
  const arrow = { ascending: " ↑", descending: " ↓" }[sorted] ?? "";
  const button = element("button", { type: "button", name: `sort:${name}`, title: meaning }, [
    element("span", { text: label }),
    element("span", { text: arrow, "aria-hidden": "true" }),
  ]);
  button.onclick = () => choose(`sort:${name}`);
  const head = { scope: "col", className: number ? `${name} number` : name, "aria-sort": sorted || undefined };
  return element("th", head, [button]);
}

function cellOf(row, { name, number }) {
  const words = row.cells[name];
  if (name === "credibility") {
    const digit = element("span", { className: "digit", text: words, "data-why": row.why, tabindex: "0", role: "note",
      "aria-label": `Credibility ${row.why}` });
    return element("td", { className: "credibility number" }, [digit]);
  }
  return element("td", { className: number ? `${name} number` : name, text: words, title: row.titles[name] });
}

function tableRow(row, columns, choose) {
  const mark = element("span", { className: "mark", text: row.status.symbol, "aria-hidden": "true" });
  mark.style.color = row.status.colour;
  const button = element("button", { type: "button", className: "title", "data-pick": row.pick, title: row.reason,
    "aria-current": row.current ? "true" : undefined, text: row.title });
  const line = element("tr", { className: row.current ? "current" : "" }, [
    element("td", { className: "sign" }, [mark, element("span", { className: "unseen", text: row.status.word })]),
    element("th", { scope: "row" }, [button]),
    ...columns.slice(1).map((column) => cellOf(row, column)),
  ]);
  line.onclick = () => getSelection()?.toString() || choose(row.pick);
  return line;
}

function sectionHead({ name, count, status, continued }, tag, attributes = {}) {
  const words = `${count.toLocaleString("en")}${continued ? " · continued" : ""}`;
  return element(tag, { className: "section", ...attributes }, [
    status ? badge(status, "status") : element("span", { text: name }),
    element("span", { className: "count", text: words }),
  ]);
}

function table({ columns, sections }, choose) {
  const bodies = sections.map((section) => element("tbody", {}, [
    section.name && element("tr", {}, [sectionHead(section, "th", { scope: "rowgroup", colspan: columns.length + 1 })]),
    ...section.rows.map((row) => tableRow(row, columns, choose)),
  ]));
  const head = element("thead", {}, [element("tr", {}, [
    element("td", { className: "sign" }), ...columns.map((column) => sortHead(column, choose)),
  ])]);
  return element("table", {}, [element("caption", { className: "unseen", text: "Claims" }), head, ...bodies]);
}

// The same rows as a phone has room for them.
function list({ sections }, choose) {
  return element("div", { className: "claims" }, sections.map((section) => element("section", { className: "group" }, [
    section.name && sectionHead(section, "h3"),
    element("ul", {}, section.rows.map((row) => line({ ...row, who: row.cells.source, figure: row.cells.figure }, row.status, choose))),
  ])));
}

function chooser({ choices }, choose) {
  const boxes = choices.map(({ name, label, meaning, on }) => {
    const box = element("input", { type: "checkbox", value: name });
    box.checked = on;
    return element("label", { title: meaning }, [box, element("span", { text: label })]);
  });
  const fields = element("fieldset", {}, [element("legend", { className: "unseen", text: "Columns" }), ...boxes]);
  fields.onchange = () => choose(`columns:${[...fields.querySelectorAll(":checked")].map((box) => box.value).join(",")}`);
  const details = element("details", { className: "columns" }, [element("summary", { text: "Columns" }), fields]);
  details.onkeydown = (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    details.firstChild.focus();
  };
  details.onfocusout = (event) => { if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false; };
  return details;
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const [tools, body, foot] = [".tools", ".body", ".foot"].map((name) => root.querySelector(name));
  const choose = (answer) => setTriggerValue("pick", answer);
  const focus = body.getRootNode().activeElement;
  const held = focus?.dataset?.pick;
  const [name, open] = [focus?.name, tools.querySelector("details")?.open];
  const box = focus?.type === "checkbox" && focus.value;
  const draw = () => {
    tools.replaceChildren(
      picker("Group by", "group", data.group, choose),
      picker("Sort by", "sort", data.sort, choose),
      PHONE.matches ? "" : chooser(data, choose),
      element("span", { className: "pager" }, pager(data, "claims", choose)),
    );
    body.replaceChildren(PHONE.matches ? list(data, choose) : table(data, choose));
    foot.replaceChildren(...pager(data, "claims", choose));
    foot.hidden = data.pages === 1;
    const lines = [...body.querySelectorAll("button[data-pick]")];
    body.onkeydown = (event) => onTableKey(event, lines, data, choose);
    keepFocus(held, lines, Boolean(held));
  };
  draw();
  if (open && !PHONE.matches) tools.querySelector("details").open = true;
  if (box) tools.querySelector(`input[value="${CSS.escape(box)}"]`)?.focus();
  else if (!held && name) root.querySelector(`[name="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
  PHONE.addEventListener("change", draw);
  return () => PHONE.removeEventListener("change", draw);
}
