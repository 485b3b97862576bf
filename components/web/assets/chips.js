function showChips(root, { chips, count }, remove) {
  const chip = ({ words, pick }) => {
    const button = element("button", { type: "button", "aria-label": `Remove: ${words}` }, [
      element("span", { text: words }),
      element("span", { text: "×", "aria-hidden": "true" }),
    ]);
    button.onclick = () => remove(pick);
    return element("li", {}, [button]);
  };
  const clear = element("button", { type: "button", className: "clear", text: "Clear all" });
  clear.onclick = () => remove("all");
  root.querySelector(".chips").replaceChildren(
    element("strong", { text: count }),
    ...(chips.length
      ? [element("ul", { "aria-label": "Filters that are set" }, chips.map(chip)), clear]
      : [element("span", { className: "none", text: "no filters" })]),
  );
}
