// The list of keys, made by reading the page when it is asked for: what is listed works, what works is listed.
// It also holds the switch that turns single keys off, for those whose software types in their place.

const OFF = "keys-off";
const signs = { control: "Ctrl", enter: "↵", escape: "Esc", arrowup: "↑", arrowdown: "↓", meta: "⌘" };

function name(control) {
  const label = control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? control.querySelector("span.grow, span:not(.keys)")?.textContent ?? control.textContent;
  return label.trim().replace(/\s+/g, " ");
}

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
    const seen = new Map();
    for (const control of document.querySelectorAll("[aria-keyshortcuts], [data-keys]")) {
      const keys = control.dataset.keys ?? control.getAttribute("aria-keyshortcuts").split(" ")[0];
      if (!seen.has(keys) && (control.checkVisibility() || control.matches("[popover] *"))) seen.set(keys, name(control));
    }
    if (document.querySelector("[data-list]")) {
      seen.set("j k", this.dataset.next);
      seen.set("Enter", this.dataset.enter);
    }
    this.querySelector("dl").replaceChildren(...[...seen].flatMap(([keys, label]) => {
      const term = document.createElement("dt");
      term.textContent = label;
      const value = document.createElement("dd");
      value.append(keycaps(keys));
      return [term, value];
    }));
  }
}
customElements.define("ui-keys", Keys);
