// Builds elements. Text from documents enters the page only here, as text, never as HTML.
function element(tag, { className, text, ...attributes } = {}, children = []) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) {
    made.textContent = text;
    made.dir = "auto"; // Names of every script stand among our words without turning them around.
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made[name] = value;
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter(Boolean));
  return made;
}

// The symbol of a status in its colour; the word beside it is for those who see neither.
function badge({ symbol, colour, word }, className = "badge") {
  const mark = element("span", { className: "mark", text: symbol, "aria-hidden": "true" });
  mark.style.color = colour;
  const made = element("span", { className }, [mark, element("span", { text: word })]);
  made.style.setProperty("--status", colour);
  return made;
}
