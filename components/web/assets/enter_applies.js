// A day that is typed is taken when its calendar closes. Escape closes it, and so does Enter here.
function applyDay(event) {
  const field = event.target.closest?.("[data-testid=stDateInputField]");
  if (event.key === "Enter" && field) {
    const escape = { key: "Escape", code: "Escape", bubbles: true, cancelable: true };
    event.target.dispatchEvent(new KeyboardEvent("keydown", escape));
  }
}

function applyOnEnter() {
  document.addEventListener("keyup", applyDay);
  return () => document.removeEventListener("keyup", applyDay);
}
