function source({ name, pick, letter, reliable, basis, kind, track, judgements }, choose) {
  const button = element("button", { type: "button", text: name });
  button.setAttribute("aria-label", `${name}: show only this source`);
  button.onclick = () => choose(pick);
  return element("li", {}, [
    element("span", { className: "letter", text: letter, "aria-hidden": "true" }),
    element("div", {}, [
      element("p", {}, [
        button,
        element("span", { className: "small", text: ` · ${kind}` }),
      ]),
      element("p", {}, [
        element("span", { className: "reliable", text: `Reliability ${letter}, ${reliable}. ` }),
        element("span", { text: basis }),
      ]),
      ...judgements.map((judgement) => element("p", { className: "call", text: `Own call: ${judgement}` })),
      element("p", { className: "small", text: track }),
    ]),
  ]);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const choose = (pick) => setTriggerValue("pick", pick);
  root.querySelector(".sources").replaceChildren(...data.sources.map((each) => source(each, choose)));
}
