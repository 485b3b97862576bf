// How far a review is, which proposals are listed, what is decided at once, and its keys.
const TYPED = "textarea, select, input:not([type=checkbox], [type=radio], [type=button]), "
  + "[contenteditable=true], [role=combobox], [role=listbox], [role=grid], .stDataFrame, canvas";

// A letter is a word's while somebody types, and another window's while one is open.
function act(event, keys) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("[role=dialog]")) return undefined;
  if (event.composedPath().some((each) => each.matches?.(TYPED))) return undefined;
  const found = keys.find(({ key }) => key === event.key) ?? keys.find(({ key }) => key === event.key.toLowerCase());
  return found?.act;
}

function listen(send, keys, signal) {
  for (const kind of ["keydown", "keypress", "keyup"]) {
    window.addEventListener(kind, (event) => {
      const what = act(event, keys);
      if (!what) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // R alone runs a page of Streamlit again.
      if (kind === "keydown" && !event.repeat) send(what);
    }, { capture: true, signal });
  }
}

function button(words, send, what, { disabled, title } = {}) {
  const made = element("button", { type: "button", text: words, title });
  made.disabled = Boolean(disabled);
  made.onclick = () => send(what);
  return made;
}

function choice({ name, label, all, value, options }, send) {
  const made = element("select", { "aria-label": label }, [
    element("option", { value: "", text: all }),
    ...options.map((each) => element("option", { value: each.value, text: each.words })),
  ]);
  made.value = value;
  made.onchange = () => send(`list:${JSON.stringify([name, made.value])}`);
  return made;
}

// Not everybody can do with single letters: who dictates or leans on a key turns them off.
function keysButton(on, keys, change) {
  const made = element("button", { type: "button", className: "keys", "aria-pressed": String(on), title: "Turn the keys on or off" }, [
    element("span", { text: on ? "Keys:" : "Keys off" }),
    ...(on ? keys.filter(({ words }) => words) : []).map(({ key, words }) =>
      element("span", {}, [element("kbd", { text: key.toUpperCase() }), element("span", { text: ` ${words}` })])),
  ]);
  made.onclick = change;
  return made;
}

export default function ({ parentElement: root, data, setTriggerValue }) {
  const send = (what) => setTriggerValue("pick", what);
  const bar = root.querySelector(".bar");
  bar.heard?.abort();
  bar.heard = new AbortController();
  const on = localStorage.getItem("claimscope-review-keys") !== "off";
  if (on) listen(send, data.keys, bar.heard.signal);
  const [counts, steps, which, bulk] = [".counts", ".steps", ".which", ".bulk"].map((each) => root.querySelector(each));
  counts.replaceChildren(element("b", { text: data.total }), element("span", { text: ` · ${data.counts}` }));
  const keys = keysButton(on, data.keys, () => {
    localStorage.setItem("claimscope-review-keys", on ? "off" : "on");
    send("look");
  });
  steps.replaceChildren(
    keys,
    button("Undo", send, "undo", { disabled: !data.undo }),
    button("Redo", send, "redo", { disabled: !data.redo, title: "Shift U" }),
  );
  which.replaceChildren(...data.choices.map((each) => choice(each, send)));
  bulk.replaceChildren(
    button(data.accept, send, "all:accepted", { disabled: !data.acceptable, title: data.left_out }),
    button(data.reject, send, "all:rejected", { disabled: !data.rejectable }),
  );
  return () => bar.heard.abort();
}
