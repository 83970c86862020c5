// A repair in the chat: one click begins it; how far it is is asked for until it is over, then whether it is solved.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";

const LOOK = 1000;
const SLOWEST = 20_000; // one that waits for an agent's word is asked for ever more seldom

export class Repair {
  constructor({ page, api, say, onglad, onwrite }) {
    Object.assign(this, { page, api, say, onglad, onwrite, words: page.config.words, element: h("div.run", { tabindex: "-1" }) });
  }

  get facts() {
    return { identity: this.page.identity() };
  }

  // What was found and what a click would do; `begun` when it was clicked.
  offer({ problem, asset, offer }, begun) {
    const fault = h("p.fault", { role: "alert", hidden: true });
    const button = h("button.btn.main", { type: "button", onclick: async () => {
      button.disabled = true;
      button.setAttribute("aria-busy", "true");
      try {
        this.show(await this.api.post("repair", { ...this.facts, problem, asset }));
        begun(this);
      } catch (error) {
        fault.textContent = error.status ? error.message : this.words.no_line_yet;
        fault.hidden = false;
        button.disabled = false;
      }
      button.removeAttribute("aria-busy");
    } }, offer.button);
    return [h("p", {}, offer.words), button, fault, h("details", {}, h("summary.hint", {}, this.words.exactly), h("ol.plan", {}, offer.steps.map((step) => h("li", {}, step))))];
  }

  show(state) {
    const { title, name, acts, line, proof, healed, asks } = state;
    this.run = state.run;
    this.element.replaceChildren(
      h("p.row", {}, h("b", {}, title), h("span.mark", {}, name)),
      h("ol.acts", {}, acts.map((act) => h(`li.${act.state}`, {}, act.words, h("span.unseen", {}, ` – ${act.label}`)))),
      h(healed ? "p.thanks" : "p.hint", {}, healed && icon(ICONS.check, 16), line, proof && h("b", {}, ` ${proof}`)),
      asks ? this.question() : "");
    const moved = line !== this.line;
    if (moved) this.say(line);
    this.line = line;
    this.pause = moved ? LOOK : Math.min(1.3 * this.pause, SLOWEST);
    clearTimeout(this.timer);
    if (!state.over) this.timer = setTimeout(() => this.look(), this.pause);
    return this.element;
  }

  async look() {
    if (!this.element.isConnected) return;
    const state = await this.api.post("run", { ...this.facts, run: this.run }).catch(() => null);
    if (state) this.show(state);
    else this.timer = setTimeout(() => this.look(), 3 * LOOK);
  }

  question() {
    const answer = (solved) => async () => {
      await this.api.post("run/solved", { ...this.facts, run: this.run, solved: Number(solved) }).catch(() => {});
      this.element.remove();
      if (solved) return this.onglad();
      this.say(this.words.not_solved);
      this.onwrite();
    };
    return h("div.row", {}, h("b", {}, this.words.is_solved),
      h("button.btn.yes", { type: "button", onclick: answer(true) }, icon(ICONS.check, 16), this.words.yes_solved),
      h("button.btn", { type: "button", onclick: answer(false) }, this.words.no));
  }

  stop() {
    clearTimeout(this.timer);
  }
}
