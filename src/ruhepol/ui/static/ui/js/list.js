// j and k walk a list: data-list on the list, its entries hold one main link each (data-entry, or the first link).
// Focus moves to the link, so Enter opens it and a screen reader reads it: nothing is invented beside the browser's own.

const entries = (list) => [...list.querySelectorAll("[data-entry]")].filter((entry) => entry.checkVisibility());

document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys-off")) return;
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable=true], dialog")) return;
  const list = event.target.closest?.("[data-list]") ?? document.querySelector("[data-list]");
  if (!list) return;
  const all = entries(list);
  const current = all.findIndex((entry) => entry.contains(document.activeElement) || entry.closest("[data-row]")?.contains(document.activeElement));
  const start = current >= 0 ? current : all.findIndex((entry) => entry.closest("[aria-current]"));
  const next = all[start < 0 && step < 0 ? all.length - 1 : start + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});
