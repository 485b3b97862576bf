// One stretch of text on which the same quotes lie; the last of its group tells how many claims it has.
function stretch(each, { statuses, groups }, pick) {
  const { text, quotes, picked, first, dim, group } = each;
  if (!quotes.length) return dim ? element("span", { className: "dim", text }) : document.createTextNode(text);
  const own = groups?.[group];
  const mark = element("mark", {
    text, role: "button", tabindex: first ? "0" : "-1",
    className: [picked && "picked", dim && "dim"].filter(Boolean).join(" "),
    title: quotes.map(({ title, status }) => `${statuses[status].symbol} ${status}: ${title}`.trim()).join("\n"),
  });
  mark.style.setProperty("--colour", own ? own.colour || "var(--muted)" : statuses[quotes[0].status].colour);
  mark.style.setProperty("--depth", own ? 1 : quotes.length);
  mark.dataset.status = quotes[0].status;
  if (own) mark.dataset.group = group;
  mark.onclick = () => (own ? pick(mark, own) : pick(`claim:${quotes.map(({ claim_id: id }) => id).join(" ")}`));
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

// The claims of one sentence, under its words.
function showClaims(root, mark, { claims }, pick) {
  const popover = root.querySelector(".popover");
  const close = () => { popover.hidden = true; };
  popover.setAttribute("aria-label", `${claims.length} claims in this sentence`);
  popover.replaceChildren(...claims.map(({ pick: claim, title, status, who }) => {
    const button = element("button", { type: "button" }, [
      badge(status, "status"),
      element("span", { className: "title", text: title }),
      element("span", { className: "who", text: who, dir: "ltr" }),
    ]);
    button.onclick = () => { close(); pick(claim); };
    return button;
  }));
  popover.hidden = false;
  const words = mark.getBoundingClientRect();
  const around = popover.offsetParent?.getBoundingClientRect() ?? { top: 0, left: 0, width: innerWidth };
  const room = Math.max(around.width - popover.offsetWidth, 0);
  popover.style.left = `${Math.min(Math.max(words.left - around.left, 0), room)}px`;
  popover.style.top = `${words.bottom - around.top + 4}px`;
  popover.onkeydown = (event) => {
    const buttons = [...popover.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = buttons.indexOf(event.target.closest("button"));
    if (step) buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)].focus();
    else if (event.key === "Escape") { close(); mark.focus({ preventScroll: true }); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  popover.onfocusout = (event) => { if (!popover.contains(event.relatedTarget)) close(); };
  popover.firstElementChild.focus({ preventScroll: true });
}

function claimItem(claim, goTo, pick) {
  const { claim_id: id, title, status, who } = claim;
  const lead = element("button", { type: "button", className: "lead", name: `lead:${id}` }, [
    badge(status, "status"),
    element("span", { className: "title", text: title }),
    element("span", { className: "who", text: who, dir: "ltr" }),
  ]);
  lead.onclick = () => goTo(claim);
  const open = element("button", { type: "button", className: "open", text: "Evidence",
    "data-pick": `claim:${id}`, "aria-label": `Evidence: ${title}` });
  open.onclick = () => pick(`claim:${id}`);
  return element("li", { "data-claim": id }, [lead, open]);
}

// The claims beside the text: the one that is read has a mark, and is kept in sight.
function markItems(aside, ids, className) {
  const items = [...aside.querySelectorAll("li")];
  for (const item of items) item.classList.toggle(className, ids.has(item.dataset.claim));
  const first = items.find((item) => item.classList.contains(className));
  if (!first || aside.matches(":hover")) return;
  const above = first.offsetTop - aside.scrollTop;
  if (above < 40 || above + first.offsetHeight > aside.clientHeight) aside.scrollTop = first.offsetTop - 40;
}

function wireReader(root, data, pick, signal) {
  const [reader, aside, paper] = [".reader", "aside", ".paper"].map((each) => root.querySelector(each));
  const marks = [...paper.querySelectorAll("mark[data-group]")];
  const idsOf = (group) => new Set(data.groups[group].claims.map((each) => each.pick.slice("claim:".length)));
  const groups = data.groups.map((_, at) => marks.filter((mark) => Number(mark.dataset.group) === at));
  groups.forEach((own, at) => {
    const { claims } = data.groups[at];
    if (claims.length > 1) own.at(-1).dataset.count = claims.length;
    own.slice(1).forEach((mark) => { mark.tabIndex = -1; });
  });
  const show = (part) => {
    reader.dataset.part = part;
    for (const button of root.querySelectorAll(".switch button")) {
      button.setAttribute("aria-pressed", String(button.name === part));
    }
  };
  const goTo = ({ claim_id: id, mark: assertion }) => {
    show("text");
    const at = data.stretches.find(({ quotes }) => quotes.some((quote) => quote.claim_id === id));
    groups[at.group][0].scrollIntoView({ block: "center" });
    paper.dataset.shown = assertion;
    pick(`mark:${assertion}`);
  };
  const held = aside.getRootNode().activeElement;
  const back = held?.dataset?.pick ? `[data-pick="${CSS.escape(held.dataset.pick)}"]` : `[name="${CSS.escape(held?.name ?? "")}"]`;
  const keys = element("p", { className: "keys", text: "J and K go from claim to claim." });
  keys.hidden = !data.claims.length;
  aside.replaceChildren(
    element("h3", {}, [
      element("span", { text: "Claims in the text" }),
      element("span", { className: "count", text: data.claims.length.toLocaleString("en") }),
    ]),
    keys,
    element("ul", {}, data.claims.map((each) => claimItem(each, goTo, pick))),
  );
  if (held && aside.querySelector(back)) aside.querySelector(back).focus({ preventScroll: true });
  aside.hidden = false;
  root.querySelector(".switch").hidden = false;
  root.querySelector(".switch [name=claims]").textContent = `Claims · ${data.claims.length}`;
  for (const button of root.querySelectorAll(".switch button")) button.onclick = () => show(button.name);
  show(reader.dataset.part ?? "text");
  // What the pointer is on is shown on the other side too.
  const hint = (ids) => {
    for (const mark of marks) mark.classList.toggle("hint", [...idsOf(mark.dataset.group)].some((id) => ids.has(id)));
    for (const item of aside.querySelectorAll("li")) item.classList.toggle("hint", ids.has(item.dataset.claim));
  };
  const idsUnder = ({ target }) => {
    const [item, mark] = [target.closest("li[data-claim]"), target.closest("mark[data-group]")];
    return item ? new Set([item.dataset.claim]) : mark ? idsOf(mark.dataset.group) : new Set();
  };
  for (const part of [aside, paper]) {
    part.onpointerover = (event) => hint(idsUnder(event));
    part.onpointerleave = () => hint(new Set());
  }
  aside.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const leads = [...aside.querySelectorAll(".lead")];
    const at = leads.indexOf(event.target.closest("li")?.querySelector(".lead"));
    if (!step || at < 0) return;
    event.preventDefault();
    leads[Math.min(Math.max(at + step, 0), leads.length - 1)].focus();
  };

  const inSight = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const group = Number(target.dataset.group);
      isIntersecting ? inSight.add(group) : inSight.delete(group);
    }
    markItems(aside, new Set([...inSight].flatMap((group) => [...idsOf(group)])), "near");
  }, { rootMargin: "-96px 0px -40% 0px" });
  groups.forEach(([first]) => first && watch.observe(first));
  signal.addEventListener("abort", () => watch.disconnect());

  const current = () => marks.findIndex((mark) => mark.classList.contains("here"));
  const visit = (step) => {
    const at = current() < 0 ? null : Number(marks[current()].dataset.group);
    const from = at ?? (inSight.size ? Math.min(...inSight) - (step > 0 ? 1 : -1) : step > 0 ? -1 : groups.length);
    const next = Math.min(Math.max(from + step, 0), groups.length - 1);
    marks.forEach((mark) => mark.classList.toggle("here", Number(mark.dataset.group) === next));
    markItems(aside, idsOf(next), "current");
    show("text");
    groups[next][0].focus({ preventScroll: true });
    groups[next][0].scrollIntoView({ block: "center" });
  };
  addEventListener("keydown", (event) => {
    const step = data.steps[event.key];
    const [target] = event.composedPath();
    const typing = target.matches?.("input, textarea, select, [contenteditable=true]");
    if (!step || !groups.length || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector(".st-key-drawer")) return; // There they go through its claims.
    visit(step);
  }, { signal });
  markItems(aside, new Set(data.claims.filter((each) => each.current).map((each) => each.claim_id)), "current");
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const answer = (what) => {
    if (data.height && what.startsWith("claim:")) document.dispatchEvent(new CustomEvent("claimscope-panel", { detail: "Card" }));
    setTriggerValue("pick", what);
  };
  const paper = root.querySelector(".paper");
  paper.wired?.abort();
  paper.wired = new AbortController();
  const pick = (what, group) => {
    if (!group) return answer(what);
    if (group.claims.length === 1) return answer(group.claims[0].pick);
    return showClaims(root, what, group, answer);
  };
  paper.lang = data.language;
  paper.replaceChildren(...data.stretches.map((each) => stretch(each, data, pick)));
  wireSearch(root, paper);
  if (data.groups) wireReader(root, data, pick, paper.wired.signal);
  if (data.height) {
    paper.style.maxHeight = data.height;
    paper.classList.add("scrolls");
    paper.tabIndex = 0;
    wireChoice(root, paper, pick);
  }
  const picked = paper.querySelector(".picked");
  if (picked && paper.dataset.shown !== data.shown) lead(paper, picked, data.height);
  paper.dataset.shown = data.shown;
  return () => setTimeout(() => paper.isConnected || paper.wired.abort());
}
