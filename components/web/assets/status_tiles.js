function showTiles(root, tiles, choose) {
  const group = root.querySelector(".tiles");
  const held = group.getRootNode().activeElement?.name;
  group.replaceChildren(...tiles.map(({ status, count, on }) => {
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
      element("span", { className: "text" }, [
        element("span", { className: "number", text: count.toLocaleString("en") }),
        element("span", { className: "word", text: status.word }),
      ]),
    ]);
    button.onclick = () => choose(status.word);
    return button;
  }));
  if (held) group.querySelector(`[name="${held}"]`)?.focus({ preventScroll: true });
}
