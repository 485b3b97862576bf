export default function ({ parentElement: root, data, setTriggerValue }) {
  const group = root.querySelector(".tiles");
  const held = group.getRootNode().activeElement?.name;
  group.replaceChildren(...data.tiles.map(({ status, count, on }) => {
    const mark = element("span", { className: "mark", text: status.symbol, "aria-hidden": "true" });
    mark.style.color = status.colour;
    const button = element("button", {
      type: "button",
      name: status.word,
      className: count ? "" : "none",
      "aria-pressed": String(on),
      title: on ? `Show every status` : `Show only ${status.word}: ${status.meaning}`,
    }, [
      mark,
      element("span", { className: "number", text: count.toLocaleString("en") }),
      element("span", { className: "word", text: status.word }),
    ]);
    button.onclick = () => setTriggerValue("pick", status.word);
    return button;
  }));
  if (held) group.querySelector(`[name="${held}"]`)?.focus({ preventScroll: true });
}
