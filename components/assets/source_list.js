function source({ name, letter, reliable, basis, kind, track }) {
  return element("li", {}, [
    element("span", { className: "letter", text: letter, "aria-hidden": "true" }),
    element("div", {}, [
      element("p", {}, [
        element("strong", { text: name }),
        element("span", { className: "small", text: ` · ${kind}` }),
      ]),
      element("p", {}, [
        element("span", { className: "reliable", text: `Reliability ${letter}, ${reliable}. ` }),
        element("span", { text: basis }),
      ]),
      element("p", { className: "small", text: track }),
    ]),
  ]);
}

export default function ({ parentElement: root, data }) {
  root.querySelector(".sources").replaceChildren(...data.sources.map(source));
}
