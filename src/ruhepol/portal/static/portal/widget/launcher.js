// The button in the corner and the invitation above it, in a shadow root of their own.
import { shades } from "./colour.js";
import { fill, h, icon } from "./dom.js";
import sheet from "./launcher.css" with { type: "css" };

const BUBBLE = ["M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"];
const CROSS = ["M18 6 6 18", "m6 6 12 12"];

class Host extends HTMLElement {}

export class Launcher {
  constructor({ config, onpress }) {
    if (!customElements.get("ruhepol-chat")) customElements.define("ruhepol-chat", Host);
    this.words = config.words;
    this.host = document.createElement("ruhepol-chat");
    this.host.lang = config.lang;
    this.root = this.host.attachShadow({ mode: "open" });
    this.root.adoptedStyleSheets = [sheet];
    this.badge = h("span.badge", { hidden: true });
    this.button = h("button.launch", { type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: onpress },
      icon(BUBBLE, 24), icon(CROSS, 24), this.badge);
    this.say = h("div.said", { role: "status", "aria-live": "polite" });
    this.root.append(this.say, this.button);
    this.look(config);
    this.count(0);
    document.body.append(this.host);
  }

  // Colours, side and theme; set by script, which no policy of the page forbids.
  look({ accent, theme, position }) {
    const knobs = accent ? shades(accent) : {};
    for (const [name, value] of Object.entries(knobs)) this.host.style.setProperty(name, value);
    this.host.dataset.position = position === "start" ? "start" : "end";
    this.host.dataset.theme = ["light", "dark"].includes(theme) ? theme : "auto";
  }

  busy(yes) {
    this.button.setAttribute("aria-busy", yes);
  }

  opened(yes) {
    this.button.setAttribute("aria-expanded", yes);
    this.host.toggleAttribute("data-open", yes);
    this.label();
    if (yes) this.uninvite();
  }

  count(number) {
    this.unread = number;
    this.badge.hidden = !number;
    this.badge.textContent = number > 9 ? "9+" : number;
    this.label();
  }

  label() {
    const { close, launch, unread_one, unread } = this.words;
    const news = this.unread === 1 ? unread_one : fill(unread, { count: this.unread });
    const label = this.host.hasAttribute("data-open") ? close : this.unread ? `${launch} – ${news}` : launch;
    this.button.setAttribute("aria-label", label);
    this.button.title = label;
  }

  invite({ text, onyes, onno, onnever }) {
    const later = (act) => () => { this.uninvite(); act(); };
    this.say.replaceChildren(h("div.invite", {},
      h("p", {}, text),
      h("div.row", {},
        h("button.yes", { type: "button", onclick: later(onyes) }, this.words.invite_yes),
        h("button.no", { type: "button", onclick: later(onnever) }, this.words.invite_never)),
      h("button.cross", { type: "button", "aria-label": this.words.invite_no, title: this.words.invite_no, onclick: later(onno) }, icon(CROSS, 16))));
  }

  uninvite() {
    this.say.replaceChildren();
  }
}
