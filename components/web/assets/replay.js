const STEP_MS = 1500;

// Playing survives the reruns that each step causes: the timer belongs to the page, not to a run.
let timer = null;

export default function ({ parentElement: root, data, setTriggerValue }) {
  const [back, play, forth] = ["back", "play", "forth"].map((name) => root.querySelector(`.${name}`));
  const range = root.querySelector("input");
  const { days, at } = data;
  const last = days.length - 1;

  const go = (index) => setTriggerValue("pick", String(Math.min(Math.max(index, 0), last)));
  const stop = () => { clearTimeout(timer); timer = null; show(); };
  const show = () => {
    play.textContent = timer ? "❚❚ Pause" : "▶ Play";
    play.setAttribute("aria-label", timer ? "Pause the replay" : "Play day by day");
  };
  const schedule = () => { timer = setTimeout(() => (at >= last ? stop() : go(at + 1)), STEP_MS); };

  range.max = String(last);
  range.value = String(at);
  range.setAttribute("aria-valuetext", days[at]);
  root.querySelector("output").textContent = at === last ? `As of ${days[at]} (latest)` : `As of ${days[at]}`;
  root.querySelector(".change").textContent = data.change;
  back.disabled = at === 0;
  forth.disabled = at === last;

  range.oninput = () => { root.querySelector("output").textContent = `As of ${days[Number(range.value)]}`; };
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
