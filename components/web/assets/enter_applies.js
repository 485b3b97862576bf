// A day that is typed is taken when its calendar closes. Escape closes it, and so does Enter here.
function apply(event) {
  const field = event.target.closest?.("[data-testid=stDateInputField]");
  if (event.key === "Enter" && field) {
    const escape = { key: "Escape", code: "Escape", bubbles: true, cancelable: true };
    event.target.dispatchEvent(new KeyboardEvent("keydown", escape));
  }
}

export default function () {
  document.addEventListener("keyup", apply);
  return () => document.removeEventListener("keyup", apply);
}
