// A claim as a line of a list: title, who says what of it, figure, and why it has its status.
function line({ pick, title, who, figure, reason, quote, judgements, current }, status, choose) {
  const words = element("span", { className: "words" }, [
    element("span", { className: "title", text: title }),
    element("span", { className: "why", text: reason, "aria-hidden": "true" }),
    who && element("span", { className: "who", text: who, title: who }),
  ]);
  // What the title leaves to those who say it, at least: their words, or some of many.
  words.style.setProperty("--who", who ? `min(8rem, ${who.length * 0.46 + 0.5}rem)` : "0px");
  const button = element("button", { type: "button", name: pick, "data-pick": pick, title: reason,
    "aria-current": current ? "true" : undefined }, [
    words,
    element("span", { className: "figure", text: figure }),
    quote && element("span", { className: "quote", text: `“${quote}”` }),
    ...(judgements ?? []).map((each) => element("span", { className: "quote call", text: each })),
  ]);
  button.onclick = () => choose(pick);
  return element("li", {}, [button]);
}
