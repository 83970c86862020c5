// The top of the chat: who answers, how it honestly stands, and what else one can do.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";

export class Head {
  // `choices()` → [{ name, label, shown(), pressed?(), act() }]
  constructor({ page, choices, onclose }) {
    Object.assign(this, { page, choices, words: page.config.words });
    this.dot = h("span.dot", { "aria-hidden": "true" });
    this.line = h("p.line", {}, this.dot, h("span"));
    this.menu = h("div.menu", { role: "menu", hidden: true, "aria-label": this.words.more, onkeydown: (event) => this.key(event) });
    this.button = h("button.tool", { type: "button", "aria-label": this.words.more, title: this.words.more, "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => this.open(this.menu.hidden) }, icon(ICONS.more, 20));
    this.element = h("header.head", { onfocusout: (event) => this.left(event) },
      h("div.title", {}, h("h2", { id: "title", tabindex: "-1" }, page.config.name), this.line),
      this.button,
      h("button.tool", { type: "button", "aria-label": this.words.close, title: this.words.close, onclick: onclose }, icon(ICONS.close, 20)),
      this.menu);
  }

  draw({ here, line, online }) {
    this.dot.dataset.is = online ? (here ? "here" : "away") : "off";
    this.line.lastChild.textContent = online ? line : this.words.no_line;
  }

  get isOpen() {
    return !this.menu.hidden;
  }

  open(yes) {
    if (yes) this.menu.replaceChildren(...this.choices().filter(({ shown }) => shown()).map((choice) => this.item(choice)));
    this.menu.hidden = !yes;
    this.button.setAttribute("aria-expanded", yes);
    if (yes) this.menu.firstChild?.focus();
    else this.button.focus();
  }

  item({ name, label, pressed, act }) {
    const role = pressed ? { role: "menuitemcheckbox", "aria-checked": String(pressed()) } : { role: "menuitem" };
    return h("button", { type: "button", tabindex: "-1", ...role, onclick: () => { this.open(false); act(); } }, icon(ICONS[name], 17), h("span", {}, label), pressed?.() && icon(ICONS.check, 16));
  }

  key(event) {
    const items = [...this.menu.children];
    const place = items.indexOf(event.target);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") this.open(false);
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length).focus();
  }

  left({ relatedTarget }) {
    if (this.isOpen && relatedTarget && !this.element.contains(relatedTarget)) {
      this.menu.hidden = true;
      this.button.setAttribute("aria-expanded", "false");
    }
  }
}
