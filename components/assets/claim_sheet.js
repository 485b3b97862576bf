// The words with what softens or counts them set apart; "emphasis" holds spans of the quote,
// counted in whole characters, of which JavaScript's strings take some for two.
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

function assertion(each, open) {
  const read = element("button", { type: "button", className: "read", text: "Read it in the document" });
  read.setAttribute("aria-label", `Read it in the document: ${each.source}, ${each.stance}`);
  read.onclick = () => open(each.assertion_id);
  return element("li", { className: each.current ? "assertion" : "assertion revised" }, [
    element("p", { className: "who" }, [
      element("strong", { text: each.source }),
      element("span", { className: "stance", text: ` ${each.stance}` }),
      element("span", { className: "when", text: ` · ${each.said}` }),
    ]),
    quoteText(each.quote, each.emphasis),
    each.rests && element("p", { className: "small", text: each.rests }),
    element("p", { className: "small", text: each.reliability }),
    element("p", { className: "small" }, [element("span", { text: `${each.document} ` }), read]),
  ]);
}

function row(name, text) {
  return text ? [element("dt", { text: name }), element("dd", { text })] : [];
}

function sheet(claim, open) {
  return element("article", { "data-claim": claim.claim_id }, [
    element("h3", { text: claim.title }),
    element("p", { className: "standing" }, [
      badge(claim.standing),
      element("span", { className: "small", text: ` · information credibility ${claim.credibility}` }),
    ]),
    element("p", { text: claim.statement }),
    element("dl", {}, [
      ...row("Why", claim.reason),
      ...row("What would change it", claim.would_change),
      ...row("When", claim.event),
      ...row("Where", claim.places),
      ...row("Read with care", claim.note),
    ]),
    element("h4", { text: claim.assertions.length === 1 ? "The words" : `The words, ${claim.assertions.length} times` }),
    element("ul", {}, claim.assertions.map((each) => assertion(each, open))),
  ]);
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const open = (assertion) => setTriggerValue("read", assertion);
  root.querySelector(".sheets").replaceChildren(...data.claims.map((claim) => sheet(claim, open)));
}
