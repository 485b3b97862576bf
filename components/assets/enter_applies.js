// A day that is typed is taken when its field is left. Enter leaves it.
function leave(event) {
  const field = event.target.closest?.("[data-testid=stDateInputField]");
  if (event.key === "Enter" && field) {
    event.target.blur();
  }
}

export default function () {
  document.addEventListener("keyup", leave);
  return () => document.removeEventListener("keyup", leave);
}
