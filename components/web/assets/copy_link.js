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

function say(root, words, status) {
  root.querySelector("span").textContent = words;
  root.querySelector("p").textContent = status;
}

export default function ({ parentElement: root }) {
  root.querySelector("button").onclick = async () => {
    const copied = await copy(root, window.location.href);
    say(root, copied ? "Copied" : "Copy it below", copied ? "Link copied" : "Link selected");
    setTimeout(() => say(root, "Copy link", ""), SAID_FOR_MS);
  };
}
