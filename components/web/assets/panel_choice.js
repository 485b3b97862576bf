// On a phone one part of the page is shown at a time; page.css hides the others. Another part may
// ask for one of them with an event.
function choosePanel(root, panels) {
  const page = document.documentElement;
  const group = root.querySelector(".switch");
  const show = (name) => {
    page.dataset.panel = name;
    for (const button of group.children) button.setAttribute("aria-pressed", String(button.name === name));
  };
  group.replaceChildren(...panels.map((name) => {
    const button = element("button", { type: "button", name, text: name });
    button.onclick = () => show(name);
    return button;
  }));
  group.heard?.abort();
  group.heard = new AbortController();
  document.addEventListener("claimscope-panel", ({ detail }) => show(detail), { signal: group.heard.signal });
  show(panels.includes(page.dataset.panel) ? page.dataset.panel : panels[0]);
  return () => group.heard.abort();
}
