// One stretch of text on which the same quotes lie.
function stretch({ text, quotes, picked, first }, statuses, pick) {
  if (!quotes.length) return document.createTextNode(text);
  const top = statuses[quotes[0].status];
  const mark = element("mark", {
    text, role: "button", tabindex: first ? "0" : "-1", className: picked ? "picked" : "",
    title: quotes.map(({ title, status }) => `${statuses[status].symbol} ${status}: ${title}`.trim()).join("\n"),
  });
  mark.style.setProperty("--colour", top.colour);
  mark.style.setProperty("--depth", quotes.length);
  mark.dataset.status = quotes[0].status;
  mark.onclick = () => pick(`claim:${quotes.map(({ claim_id: id }) => id).join(" ")}`);
  mark.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    mark.onclick();
  };
  return mark;
}

function wireSearch(root, paper) {
  const input = root.querySelector("input");
  const next = root.querySelector(".next");
  const output = root.querySelector("output");
  let found = [];
  let at = -1;
  const show = () => {
    CSS.highlights?.set("claimscope-found", new Highlight(...found));
    CSS.highlights?.set("claimscope-here", new Highlight(...found.slice(at, at + 1)));
    output.textContent = input.value.trim() ? (found.length ? `${at + 1} of ${found.length}` : "not in the text") : "";
    next.disabled = found.length === 0;
    found[at]?.startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  const step = () => { at = found.length ? (at + 1) % found.length : -1; show(); };
  input.oninput = () => { found = findAll(paper, input.value); at = -1; step(); };
  input.onkeydown = (event) => { if (event.key === "Enter") step(); };
  next.onclick = step;
}

// Where the reader's selection begins and ends in the text, in characters as Python counts them.
function chosenWords(root, paper) {
  const selection = root.getRootNode().getSelection?.() ?? document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!paper.contains(range.commonAncestorContainer)) return null;
  const before = document.createRange();
  before.setStart(paper, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = [...before.toString()].length;
  return `${start}-${start + [...range.toString()].length}`;
}

function wireChoice(root, paper, pick) {
  const button = root.querySelector(".choose");
  button.hidden = false;
  let words = null;
  const look = () => {
    words = chosenWords(root, paper) ?? (button.matches(":focus, :active") ? words : null);
    button.disabled = !words;
  };
  paper.onpointerup = () => setTimeout(look);
  paper.onkeyup = look;
  button.onpointerdown = (event) => event.preventDefault(); // which would undo the selection
  button.onclick = () => words && pick(`words:${words}`);
}

// Brings a mark into the middle of a text that scrolls by itself, without moving the page.
function lead(paper, picked, ownScroll) {
  if (!ownScroll) return picked.scrollIntoView({ block: "center" });
  const above = picked.getBoundingClientRect().top - paper.getBoundingClientRect().top;
  paper.scrollTop += above - paper.clientHeight / 3;
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const pick = (what) => {
    if (data.height && what.startsWith("claim:")) document.dispatchEvent(new CustomEvent("claimscope-panel", { detail: "Card" }));
    setTriggerValue("pick", what);
  };
  const paper = root.querySelector(".paper");
  paper.lang = data.language;
  paper.replaceChildren(...data.stretches.map((each) => stretch(each, data.statuses, pick)));
  wireSearch(root, paper);
  if (data.height) {
    paper.style.maxHeight = data.height;
    paper.classList.add("scrolls");
    paper.tabIndex = 0;
    wireChoice(root, paper, pick);
  }
  const picked = paper.querySelector(".picked");
  if (picked && paper.dataset.shown !== data.shown) lead(paper, picked, data.height);
  paper.dataset.shown = data.shown;
}
