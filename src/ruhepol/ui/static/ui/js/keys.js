// The list of keys, made by reading the page when it is asked for: what is listed works, what works is listed.
// It also holds the switch that turns single keys off, for those whose software types in their place.

const OFF = "keys-off";
const signs = { control: "Ctrl", enter: "↵", escape: "Esc", arrowup: "↑", arrowdown: "↓", meta: "⌘" };

function name(control) {
  if (control.ariaLabel) return control.ariaLabel;
  const words = (control.labels?.[0] ?? control).cloneNode(true);
  for (const extra of words.querySelectorAll(".keys, .badge, .nav-count")) extra.remove();
  return words.textContent.trim().replace(/\s+/g, " ");
}

/** What one can do on this page by key, each thing once: {label, keys, control}. Others ask by the event `ui:actions`. */
function actions() {
  const found = new Map();
  for (const control of document.querySelectorAll("[aria-keyshortcuts], [data-keys]")) {
    const keys = control.dataset.keys ?? control.getAttribute("aria-keyshortcuts").split(" ")[0];
    const there = control.checkVisibility() || control.matches("[popover] *");
    if (there && !control.disabled && !found.has(keys)) found.set(keys, { label: name(control), keys, control });
  }
  return [...found.values()];
}

document.addEventListener("ui:actions", ({ detail }) => {
  for (const action of actions()) {
    const written = action.keys.split(/[ +]/).map((key) => signs[key.toLowerCase()] ?? key).join(" ");
    if (action.control.matches("a, button")) detail.push({ ...action, note: written });
  }
  // Places without a key of their own are found by their names.
  for (const place of document.querySelectorAll(".nav a:not([data-keys])")) detail.push({ label: name(place), control: place });
});

function keycaps(keys) {
  const box = document.createElement("span");
  box.className = "keys";
  for (const key of keys.split(/[ +]/)) {
    const cap = document.createElement("kbd");
    cap.textContent = signs[key.toLowerCase()] ?? key;
    box.append(cap);
  }
  return box;
}

class Keys extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.switch = this.querySelector("input[type=checkbox]");
    this.switch.checked = !localStorage.getItem(OFF);
    this.switch.addEventListener("change", () => this.switch.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));
    this.dialog.addEventListener("beforetoggle", ({ newState }) => newState === "open" && this.fill());
  }

  fill() {
    const rows = actions().map(({ label, keys }) => [keys, label]);
    if (document.querySelector("[data-list]")) rows.push(["j k", this.dataset.next], ["Enter", this.dataset.enter]);
    this.querySelector("dl").replaceChildren(...rows.flatMap(([keys, label]) => {
      const term = document.createElement("dt");
      term.textContent = label;
      const value = document.createElement("dd");
      value.append(keycaps(keys));
      return [term, value];
    }));
  }
}
customElements.define("ui-keys", Keys);
