const SAID_FOR_MS = 2500;

// The clipboard is there on localhost and over https only. Elsewhere the link is shown, selected,
// to be copied by hand.
async function copy(root, link) {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    const field = root.querySelector("input");
    field.hidden = false;
    field.value = link;
    field.select();
    return false;
  }
}

// With a label the button is its sign alone, and copies the link that it is given.
export default function ({ parentElement: root, data }) {
  const [button, words, status] = ["button", "button span", "p"].map((part) => root.querySelector(part));
  const say = (shown, said) => { words.textContent = shown; status.textContent = said; };
  const usual = data.label ? "" : "Copy link";
  button.classList.toggle("sign", Boolean(data.label));
  if (data.label) {
    button.setAttribute("aria-label", data.label);
    button.title = data.label;
  }
  say(usual, "");
  button.onclick = async () => {
    const { href } = window.location;
    const copied = await copy(root, data.query ? String(new URL(`./?${data.query}`, href)) : href);
    say(copied ? "Copied" : "Copy it below", copied ? "Link copied" : "Link selected");
    setTimeout(() => say(usual, ""), SAID_FOR_MS);
  };
}
