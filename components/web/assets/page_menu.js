// The address of a page, with those parameters of this one that hold on every page.
function pageAddress(name, lasting) {
  const address = new URL(name || ".", new URL("./", location.href));
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (lasting.includes(key)) address.searchParams.append(key, value);
  }
  return address.href;
}

// A press opens a page in place of this one, by the server, which alone knows the last filters; with
// a key held, or the middle button, it opens where the browser opens links.
function pressed(event) {
  const link = event.composedPath().find((each) => each.localName === "a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  event.preventDefault();
  return link.name;
}

function showMenu(root, { pages, current, add, lasting }, open) {
  const [bar, menu, list] = [".bar", ".menu", "ul"].map((part) => root.querySelector(part));
  const link = ([words, name]) => element("a", { name, text: words, "aria-current": words === current ? "page" : undefined });
  const addresses = Object.fromEntries([...pages, add].map(([, name, address]) => [name, address]));
  const held = bar.getRootNode().activeElement?.name;
  list.replaceChildren(...pages.map((each) => element("li", {}, [link(each)])));
  root.querySelector(".add").name = add[1];
  menu.textContent = current;
  const links = [...bar.querySelectorAll("a")];
  const follow = () => { for (const each of links) each.href = pageAddress(addresses[each.name], lasting); };
  const fold = () => menu.setAttribute("aria-expanded", "false");
  follow();
  if (held !== undefined) links.find(({ name }) => name === held)?.focus({ preventScroll: true });
  const gone = new AbortController();
  for (const event of ["pointerover", "focusin", "contextmenu"]) bar.addEventListener(event, follow, { signal: gone.signal });
  const leave = (event) => { if (!bar.contains(event.relatedTarget)) fold(); };
  bar.addEventListener("focusout", leave, { signal: gone.signal });
  bar.onclick = (event) => {
    const name = pressed(event);
    if (name) open(name);
    if (event.composedPath()[0] !== menu) fold();
  };
  menu.onclick = () => menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
  bar.onkeydown = (event) => {
    if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return;
    fold();
    menu.focus();
  };
  return () => { fold(); gone.abort(); };
}
