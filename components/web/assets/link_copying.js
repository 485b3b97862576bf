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

// The button that copies a link: of this view, or of another query. With a label it is its sign alone.
function showCopyLink(root, { label = "", query = "" }) {
  const [button, words, status] = ["button", "button span", "p"].map((part) => root.querySelector(part));
  const say = (shown, said) => { words.textContent = shown; status.textContent = said; };
  const usual = label ? "" : "Copy link";
  button.classList.toggle("sign", Boolean(label));
  if (label) {
    button.setAttribute("aria-label", label);
    button.title = label;
  }
  say(usual, "");
  button.onclick = async () => {
    const { href } = window.location;
    const copied = await copy(root, query ? String(new URL(`./?${query}`, href)) : href);
    say(copied ? "Copied" : "Copy it below", copied ? "Link copied" : "Link selected");
    setTimeout(() => say(usual, ""), SAID_FOR_MS);
  };
}
