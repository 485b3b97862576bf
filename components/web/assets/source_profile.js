const MANY_COLUMNS = 8; // So many labels stand under the days at most.

function section(title, note, children, beside) {
  return element("section", { "aria-label": title }, [
    element("div", { className: "head" }, [
      element("h3", { text: title }),
      note && element("span", { className: "note", text: note }),
      beside,
    ]),
    ...children,
  ]);
}

function rating({ letter, reliable, basis, judgements }) {
  return section("Reliability", "", [
    element("p", { className: "rating" }, [
      element("span", { className: "letter", text: letter }),
      element("strong", { text: reliable }),
      element("span", { className: "note", text: "of A to F" }),
    ]),
    element("p", { className: "note", text: "Basis for rating" }),
    element("p", { text: basis }),
    ...judgements.map((each) => element("p", { className: "call", text: `Analyst assessment: ${each}` })),
  ]);
}

function member({ pick, name, claims, current }, send) {
  const button = element("button", { type: "button", className: "link", name: pick, text: name });
  button.onclick = () => send(pick);
  return element("li", {}, [
    current ? element("strong", { text: name, "aria-current": "true" }) : button,
    element("span", { className: "note number", text: claims }),
  ]);
}

function origin({ origin: name, members, more_members: more }, send) {
  const rest = element("button", { type: "button", className: "link more", text: `${more} more` });
  rest.onclick = () => send(`origin:${name}`);
  return section(`Independent origin: ${name}`, "", [
    element("p", { className: "note", text: "Sources in one group count as one origin." }),
    element("ul", {}, members.map((each) => member(each, send))),
    more > 0 && rest,
  ]);
}

function facts(pairs) {
  if (!pairs.length) return null;
  const rows = pairs.flatMap(([name, text]) => [element("dt", { text: name }), element("dd", { text })]);
  return section("In this case", "", [element("dl", {}, rows)]);
}

function track({ words, parts, note }) {
  if (!words) return null;
  const bars = parts.map(({ status, count }) => {
    const bar = element("span", { className: "bar", text: `${count} ${status.word}` });
    bar.style.flexGrow = count;
    bar.style.background = status.colour;
    return bar;
  });
  return section("Track record", "claims that can be checked", [
    element("p", { text: words }),
    bars.length > 0 && element("div", { className: "bars" }, bars),
    note && element("p", { className: "note", text: note }),
  ]);
}

function strip(data) {
  if (!data) return null;
  const { columns, rows } = data;
  const step = Math.ceil(columns.length / MANY_COLUMNS);
  const left = (at) => `${((at + 0.5) / columns.length) * 100}%`;
  const lanes = rows.map(({ who, name, points }, number) => {
    const dots = points.map(({ at, count, words }) => {
      const dot = element("span", { className: number ? "dot" : "dot own", role: "img",
        text: String(count), title: words, "aria-label": words });
      dot.style.left = left(at);
      return dot;
    });
    return [
      element("div", { className: number ? "who" : "who own", text: who, title: name }),
      element("div", { className: "lane" }, dots),
    ];
  });
  const last = columns.length - 1;
  const labels = columns.map((words, at) => {
    const apart = at % step === 0;
    if (!apart && at !== last) return null;
    const names = ["day", at === 0 && "first", at === last && "last", !apart && "narrow"];
    const label = element("span", { className: names.filter(Boolean).join(" "), text: words });
    label.style.left = left(at);
    return label;
  });
  const grid = element("div", { className: "strip", tabindex: "0", role: "region", "aria-label": "Claims over time" }, [
    ...lanes.flat(), element("div", { className: "who" }), element("div", { className: "axis" }, labels),
  ]);
  grid.style.setProperty("--columns", columns.length);
  return section("Claims over time", "number of claims; distances are not to scale", [grid]);
}

function statement({ said, words, quote }) {
  return element("p", { className: "statement" }, [
    element("strong", { text: words }),
    element("span", { className: "note", text: ` · ${said} · ` }),
    element("q", { text: quote }),
  ]);
}

function change({ pick, title, kind, statements }, send) {
  const button = element("button", { type: "button", className: "link", "data-pick": pick, text: title });
  button.onclick = () => send(pick);
  return element("li", {}, [
    element("p", {}, [button, element("span", { className: "note", text: ` · ${kind} changed` })]),
    ...statements.map(statement),
  ]);
}

function changes({ shown, more }, send, allClaims) {
  if (!shown.length) return null;
  return section("Changes of mind", "", [
    element("ul", { className: "changes" }, shown.map((each) => change(each, send))),
    more > 0 && allClaims(`${more} more: open them in Claims`),
  ]);
}

function response({ symbol, words, all }) {
  return element("span", { className: "response", title: all }, [
    element("span", { className: "symbol", text: symbol, "aria-hidden": "true" }),
    element("span", { text: words, dir: "ltr" }),
  ]);
}

function claimRow({ pick, title, status, stance, figure, said, responses, current }, { stances, figures }, send) {
  const button = element("button", { type: "button", "data-pick": pick, text: title,
    "aria-current": current ? "true" : undefined });
  const row = element("tr", { className: current ? "current" : "" }, [
    element("td", { className: "status", title: status.word }, [badge(status)]),
    element("th", { scope: "row" }, [button]),
    stances && element("td", { className: "stance", text: stance }),
    figures && element("td", { className: "figure", text: figure }),
    element("td", { className: "responses" }, responses.length
      ? responses.map(response) : [element("span", { className: "note", text: "none" })]),
    element("td", { className: "said", text: said }),
  ]);
  row.onclick = () => send(pick);
  return row;
}

function table(data, send, allClaims, first) {
  const { title, count, more, claims, responses } = data;
  if (!claims.length) return null;
  const heads = [
    ["status", "Status"], ["", "Claim"], ["stance", "Stance"], ["figure", "Figure"],
    ["responses", responses], ["said", "Said"],
  ].filter(([name]) => (data.stances || name !== "stance") && (data.figures || name !== "figure"));
  const head = heads.map(([className, text]) => element("th", { scope: "col", className }, [
    element("span", { className: className === "status" ? "unseen" : "", text }),
  ]));
  return section(title, count, [
    element("table", {}, [
      element("thead", {}, [element("tr", {}, head)]),
      element("tbody", {}, claims.map((each) => claimRow(each, data, send))),
    ]),
    more && allClaims(`${more}: open them in Claims`),
  ], first && allClaims("Open all in Claims"));
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const send = (pick) => setTriggerValue("pick", pick);
  const profile = root.querySelector(".profile");
  const held = profile.getRootNode().activeElement;
  const [heldPick, heldName] = [held?.dataset?.pick, held?.name];
  const allClaims = (text) => {
    const button = element("button", { type: "button", className: "link more", text });
    button.onclick = () => send("all");
    return button;
  };
  profile.replaceChildren(
    element("div", { className: "beside" }, [rating(data), origin(data, send), facts(data.facts)]),
    element("div", { className: "main" }, [
      track(data.track),
      strip(data.strip),
      changes(data.changes, send, allClaims),
      ...data.tables.map((each, at) => table(each, send, allClaims, at === 0)),
    ]),
  );
  const back = heldPick ? `[data-pick="${CSS.escape(heldPick)}"]` : heldName && `[name="${CSS.escape(heldName)}"]`;
  if (back) profile.querySelector(back)?.focus({ preventScroll: true });
}
