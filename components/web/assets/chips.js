export default function ({ parentElement: root, data, setTriggerValue }) {
  const chip = ({ words, pick }) => {
    const button = element("button", { type: "button", "aria-label": `Remove: ${words}` }, [
      element("span", { text: words }),
      element("span", { text: "×", "aria-hidden": "true" }),
    ]);
    button.onclick = () => setTriggerValue("pick", pick);
    return element("li", {}, [button]);
  };
  const clear = element("button", { type: "button", className: "clear", text: "Clear all" });
  clear.onclick = () => setTriggerValue("pick", "all");
  root.querySelector(".chips").replaceChildren(
    element("strong", { text: data.count }),
    ...(data.chips.length
      ? [element("ul", { "aria-label": "Filters that are set" }, data.chips.map(chip)), clear]
      : [element("span", { className: "none", text: "no filters" })]),
  );
}
