// One stretch of text on which the same quotes lie.
function stretch({ text, quotes, picked, first }, standings, pick) {
  if (!quotes.length) return document.createTextNode(text);
  const top = standings[quotes[0].standing];
  const mark = element("mark", {
    text, role: "button", tabindex: first ? "0" : "-1", className: picked ? "picked" : "",
    title: quotes.map(({ title, standing }) => `${standings[standing].symbol} ${standing}: ${title}`).join("\n"),
  });
  mark.style.setProperty("--colour", top.colour);
  mark.style.setProperty("--depth", quotes.length);
  mark.onclick = () => pick(quotes.map(({ claim_id: id }) => id).join(" "));
  mark.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    mark.onclick();
  };
  return mark;
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const pick = (claims) => setTriggerValue("pick", claims);
  const paper = root.querySelector(".paper");
  paper.lang = data.language;
  paper.replaceChildren(...data.stretches.map((each) => stretch(each, data.standings, pick)));
  const picked = paper.querySelector(".picked");
  if (picked && paper.dataset.shown !== data.shown) picked.scrollIntoView({ block: "center" });
  paper.dataset.shown = data.shown;
}
