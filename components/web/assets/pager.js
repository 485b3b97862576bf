// Which rows are shown, and the way to those before and after them.
function pager({ page, pages, first, last, total }, noun, choose) {
  const turn = (text, number) => {
    const button = element("button", { type: "button", name: text, text, disabled: number < 1 || number > pages ? "" : undefined });
    button.onclick = () => choose(`page:${number}`);
    return button;
  };
  const range = element("span", { className: "range", text: `${first.toLocaleString("en")}–${last.toLocaleString("en")} of ${total.toLocaleString("en")} ${noun}` });
  return pages > 1 ? [turn("Previous", page - 1), range, turn("Next", page + 1)] : [range];
}

// The keys in "turns" turn the page; up and down go from one of the lines to the next.
function onTableKey(event, lines, { page, pages, turns }, choose) {
  const at = lines.indexOf(event.target.closest("[data-pick]"));
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
  const turn = { PageUp: -1, PageDown: 1, ...turns }[event.key];
  const number = turn && page + turn;
  if (to === undefined && number === undefined) return;
  event.preventDefault();
  if (to !== undefined) focusLine(lines, Math.min(Math.max(to, 0), lines.length - 1));
  else if (number >= 1 && number <= pages) choose(`page:${number}`);
}

// Of many lines one is reached by the tabulator key, the others from it by the arrows.
function focusLine(lines, at) {
  for (const line of lines) reach(line, -1);
  reach(lines[at], 0);
  lines[at].focus();
}

// A line, and what is explained in it.
function reach(line, tabIndex) {
  for (const each of [line, ...(line.closest("tr")?.querySelectorAll("[data-why]") ?? [])]) each.tabIndex = tabIndex;
}

// After lines were drawn again: the one that had the focus has it, or the first of another page.
function keepFocus(held, lines, kept) {
  for (const line of lines) reach(line, -1);
  const current = lines.find((line) => line.getAttribute("aria-current") === "true");
  const same = lines.find((line) => line.dataset.pick === held) ?? current ?? lines[0];
  if (same) reach(same, 0);
  if (held && kept) same?.focus({ preventScroll: lines.includes(same) && same.dataset.pick === held });
}

// A menu with its label; the answer is "name:value".
function picker(words, name, { options, chosen }, choose) {
  const menu = element("select", { name }, options.map(([value, text]) => element("option", { value, text })));
  menu.value = chosen;
  menu.onchange = () => choose(`${name}:${menu.value}`);
  return element("label", { className: "picker" }, [element("span", { text: words }), menu]);
}
