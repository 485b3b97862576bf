// The words with what softens or counts them set apart; "emphasis" holds spans of the quote.
// Spans count characters, as the record does, not the halves that a string keeps of some.
function quoteText(quote, emphasis) {
  const letters = [...quote];
  const words = (start, end) => letters.slice(start, end).join("");
  const parts = [];
  let at = 0;
  for (const { start, end, kind } of emphasis) {
    parts.push(words(at, start), element("mark", { className: kind, text: words(start, end) }));
    at = end;
  }
  return element("blockquote", {}, [...parts, words(at)]);
}

// From the page back to whoever said it first, and the way to the words themselves.
function chain(each, open) {
  const words = each.chain.flatMap((step, index) => [
    index ? element("span", { className: "from", text: " ← " }) : null,
    element("span", { className: "step", text: step }),
  ]);
  const read = element("button", { type: "button", className: "read", text: "View in document" });
  read.setAttribute("aria-label", `View in document: ${each.source}, ${each.stance}`);
  read.onclick = () => open(each.assertion_id);
  return element("p", { className: "small" }, [
    element("span", { className: "chain", title: "The way the words took" }, words), " · ", read,
  ]);
}

// Sources of one independence group stand in one bracket: they count as one origin.
function origins(assertions, open) {
  const groups = new Map();
  for (const each of assertions) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  return [...groups].map(([group, members]) =>
    element("section", { className: "origin" }, [
      element("h5", { text: `Independent origin: ${group}` }),
      element("ul", {}, members.map((each) => assertion(each, open))),
    ]));
}

function assertion(each, open) {
  const source = element("button", { type: "button", className: "source", title: "Open the source" }, [
    element("strong", { text: each.source }),
  ]);
  source.onclick = () => open(`source:${each.source_id}`);
  return element("li", { className: each.current ? "assertion" : "assertion revised" }, [
    element("p", { className: "who" }, [
      source,
      element("span", { className: "stance" }, [
        element("span", { text: ` ${each.symbol} `, "aria-hidden": "true" }),
        element("span", { text: each.stance }),
      ]),
      element("span", { className: "when", text: ` · ${each.said}` }),
    ]),
    quoteText(each.quote, each.emphasis),
    each.rests && element("p", { className: "small", text: each.rests }),
    element("p", { className: "small", text: each.reliability }),
    chain(each, open),
  ]);
}

function row(name, text) {
  return text ? [element("dt", { text: name }), element("dd", { text })] : [];
}

// Each status within reach of the claim, and what would bring it.
function outcomes({ outcomes: within, stays }) {
  if (!within.length) return element("p", { text: stays });
  return element("dl", { className: "outcomes" }, within.flatMap(({ status, condition }) => [
    element("dt", {}, [badge(status)]),
    element("dd", {}, [element("span", { className: "unseen", text: "when " }), element("span", { text: condition })]),
  ]));
}

// Who said what on which day; then who entered, corrected or withdrew what of the claim, and when.
function history(events) {
  return element("section", { role: "region", "aria-label": "History" }, [
    element("h4", { text: "History" }),
    element("dl", {}, events.flatMap(({ when, title, words, changes }) => [
      element("dt", { text: when, title }),
      element("dd", {}, [
        element("p", { text: words }),
        changes?.length > 0 && element("details", {}, [
          element("summary", { text: changes.length === 1 ? "1 change" : `${changes.length} changes` }),
          ...changes.map((change) => element("p", { className: "small", text: change })),
        ]),
      ]),
    ])),
  ]);
}

function sheet(claim, open) {
  return element("article", { "data-claim": claim.claim_id }, [
    element("h3", { text: claim.title }),
    element("p", { className: "status" }, [
      badge(claim.status, "badge coloured"),
      element("span", { text: ` · ${claim.reason}. ` }),
      element("span", { className: "small", text: `Information credibility ${claim.credibility} · ${claim.rule}` }),
    ]),
    element("h4", {}, [
      element("span", { text: "Quotes" }), element("span", { className: "size", text: ` ${claim.size}` }),
    ]),
    ...origins(claim.assertions, open),
    element("h4", { text: "What would change this" }),
    outcomes(claim),
    element("h4", { text: "Details" }),
    element("dl", {}, [
      ...row("Statement", claim.statement),
      ...row("Figure", claim.figures),
      ...row("Event date", claim.event),
      ...row("Location", claim.places),
      ...row("Caveat", claim.note),
    ]),
    ...claim.judgements.map((judgement) =>
      element("p", { className: "call", text: `Analyst assessment: ${judgement}` })),
    history(claim.history),
  ]);
}

// Every element of the page, also within parts that keep their own tree.
function* everywhere(root = document) {
  for (const each of root.querySelectorAll("*")) {
    yield each;
    if (each.shadowRoot) yield* everywhere(each.shadowRoot);
  }
}

// Streamlit hides a part until all beside it are loaded; what is hidden takes no focus.
function whenDrawn(part, act) {
  const watched = new ResizeObserver(() => {
    if (!part.checkVisibility()) return;
    watched.disconnect();
    act();
  });
  watched.observe(part);
}

// The drawer lies beside the page: what is read first has the focus, which goes back where it was.
function openDrawer(sheets, shown) {
  const drawer = (sheets.getRootNode().host ?? sheets).closest(".st-key-drawer");
  drawer?.setAttribute("role", "dialog");
  drawer?.setAttribute("aria-label", "Evidence");
  if (sheets.dataset.shown === shown) return;
  sheets.dataset.shown = shown;
  sheets.tabIndex = -1;
  whenDrawn(sheets, () => {
    drawer?.scrollTo(0, 0);
    sheets.focus({ preventScroll: true });
  });
}

function returnFocus(shown) {
  if (document.activeElement && document.activeElement !== document.body) return;
  for (const each of everywhere()) {
    if (each.dataset?.pick === `claim:${shown}`) return each.focus({ preventScroll: true });
  }
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const open = (assertion) => setTriggerValue("read", assertion);
  const sheets = root.querySelector(".sheets");
  const shown = data.claims.map(({ claim_id: id }) => id).join(" ");
  const none = element("p", { text: data.none });
  sheets.replaceChildren(...(data.claims.length ? data.claims.map((claim) => sheet(claim, open)) : [none]));
  openDrawer(sheets, shown);
  return () => setTimeout(() => sheets.isConnected || returnFocus(shown));
}
