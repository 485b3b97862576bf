const STEP_MS = 1500;
const MOST_STOPS = 8;

// Playing survives the reruns that each step causes: the timer belongs to the page, not to a run.
let timer = null;

function showReplay(root, { days, at, change }, choose) {
  const [back, play, forth, stops] = ["back", "play", "forth", "stops"].map((name) => root.querySelector(`.${name}`));
  const [range, output] = ["input", "output"].map((name) => root.querySelector(name));
  const last = days.length - 1;
  const labelled = days.length <= MOST_STOPS;

  const go = (index) => choose(String(Math.min(Math.max(index, 0), last)));
  const stop = () => { clearTimeout(timer); timer = null; show(); };
  const show = () => {
    play.textContent = timer ? "❚❚" : "▷";
    play.setAttribute("aria-label", timer ? "Pause the replay" : "Play day by day");
    play.title = play.getAttribute("aria-label");
  };
  const words = (index) => `${days[index].day}${index === last ? " (latest)" : ""}`;
  const schedule = () => { timer = setTimeout(() => (at >= last ? stop() : go(at + 1)), STEP_MS); };

  const held = stops.getRootNode().activeElement?.name;
  stops.replaceChildren(...(labelled ? days : []).map((day, index) => {
    const button = element("button", { type: "button", name: `day:${index}`, "aria-pressed": String(index === at) }, [
      element("span", { text: words(index) }),
      element("span", { className: "count", text: ` · ${day.claims.toLocaleString("en")}` }),
      element("span", { className: "count noun", text: day.claims === 1 ? " claim" : " claims" }),
    ]);
    button.onclick = () => { stop(); if (index !== at) go(index); };
    return button;
  }));
  if (held) stops.querySelector(`[name="${held}"]`)?.focus({ preventScroll: true });
  for (const part of [range, output, back, forth]) part.hidden = labelled;
  stops.hidden = !labelled;

  range.max = String(last);
  range.value = String(at);
  range.setAttribute("aria-valuetext", days[at].day);
  output.textContent = `${words(at)} · ${days[at].claims.toLocaleString("en")} ${days[at].claims === 1 ? "claim" : "claims"}`;
  const told = root.querySelector(".change");
  told.replaceChildren(...change.map((each, index) => element("span", { text: index ? ` · ${each}` : each })));
  told.title = told.textContent;
  back.disabled = at === 0;
  forth.disabled = at === last;
  play.disabled = last < 1;

  range.oninput = () => { output.textContent = words(Number(range.value)); };
  range.onchange = () => { stop(); go(Number(range.value)); };
  back.onclick = () => { stop(); go(at - 1); };
  forth.onclick = () => { stop(); go(at + 1); };
  play.onclick = () => {
    if (timer) return stop();
    timer = setTimeout(() => go(at === last ? 0 : at + 1), at === last ? 0 : STEP_MS);
    show();
  };
  if (timer) {
    clearTimeout(timer);
    schedule();
  }
  show();
}
