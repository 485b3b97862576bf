// Rows to read, every word of them whole: a table, and on a phone a block a row with the name of
// each column before its value.
export default function ({ parentElement: root, data }) {
  const looks = data.columns.map(({ kind }) => (kind === "words" ? undefined : kind));
  const head = data.columns.map(({ name }, at) =>
    element("th", { scope: "col", className: looks[at] }, [element("span", { text: name })]));
  const cell = (text, at) => at === 0
    ? element("th", { scope: "row", className: `lead ${looks[0] ?? ""}`, text })
    : element("td", { className: looks[at], text, "data-name": data.columns[at].name });
  root.querySelector(".box").replaceChildren(element("table", { "aria-label": data.label }, [
    element("thead", {}, [element("tr", {}, head)]),
    element("tbody", {}, data.rows.map((row) => element("tr", {}, row.map(cell)))),
  ]));
}
