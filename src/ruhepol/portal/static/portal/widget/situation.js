// The visitor's own things, looked at when the page vouches for them and again after each pause in typing. They see
// what is looked at and can refuse it; then nothing is asked until they want it again.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { Repair } from "./repair.js";

const PAUSE = 300;

export class Situation {
  constructor({ page, api, memory, say, onglad }) {
    Object.assign(this, { page, api, memory, say, onglad, words: page.config.words, assets: [], repairs: new Map() });
    this.element = h("section.answers.situation", { hidden: true, "aria-label": this.words.looked });
  }

  get away() {
    return Boolean(this.memory.get("looks_away"));
  }

  get isBusy() {
    return this.element.contains(this.element.getRootNode().activeElement) || Boolean(this.element.querySelector("[aria-busy]"));
  }

  later(text) {
    clearTimeout(this.timer);
    if (this.page.identity() && !this.away) this.timer = setTimeout(() => this.look(text), PAUSE);
  }

  async look(text) {
    if (this.isBusy) return;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const seen = await this.api.post("look", { identity: this.page.identity(), text }, { signal: this.asking.signal });
      if (!this.isBusy) this.show(seen);
    } catch { /* given up for a newer look, or no line: the chat works without */ }
  }

  clear() {
    clearTimeout(this.timer);
    this.asking?.abort();
    for (const repair of this.repairs.values()) repair.stop();
    this.element.hidden = true;
  }

  show({ assets, found, runs }) {
    this.assets = assets;
    const shown = (over) => runs.filter((state) => state.over === over).map((state) => this.running(state));
    const cards = [...shown(false), ...found.map((each, place) => this.card(each, !place)), ...shown(true)];
    this.element.replaceChildren(h("h3", {}, this.words.looked), h("ul.cards", {}, cards.map((card) => h("li.found", {}, card))), this.choice());
    this.element.hidden = !cards.length;
    const told = found[0] ? `${found[0].name}: ${found[0].title}` : "";
    if (told && told !== this.told) this.say(told);
    this.told = told;
  }

  // The likeliest is open, the others wait under their names: one offer at a time.
  card(each, isFirst) {
    const { name, title, words, since, fits, readings, offer } = each;
    const [box, head] = isFirst ? ["div", "p"] : ["details", "summary"];
    const card = h(`${box}.seen${fits ? ".meant" : ""}`, {}, h(`${head}.row`, {}, h("b", {}, title), h("span.mark", {}, name)), h("p", {}, words),
      since && h("p.hint", {}, since), h("ul.acts", {}, readings.map(({ bad, words: said }) => h(bad ? "li.failed" : "li.done", {}, said))));
    if (offer) card.append(...this.repair().offer(each, (repair) => this.begun(card, repair)));
    return card;
  }

  // The repair that is shown already, else another one.
  repair(run) {
    return this.repairs.get(run) ?? new Repair({ page: this.page, api: this.api, say: this.say, onglad: this.onglad, onwrite: () => this.write() });
  }

  running(state) {
    const repair = this.repair(state.run);
    this.repairs.set(state.run, repair);
    return repair.show(state);
  }

  begun(card, repair) {
    this.repairs.set(repair.run, repair);
    card.replaceWith(repair.element);
    repair.element.focus();
  }

  write() {
    this.element.getRootNode().getElementById("text").focus();
  }

  choice() {
    const { words } = this;
    const may = (yes) => () => this.may(yes);
    return this.away
      ? h("p.row.hint", {}, words.looks_away, h("button.small", { type: "button", onclick: may(true) }, icon(ICONS.again, 13), words.look_again))
      : h("p.row.hint", {}, h("span", {}, `${words.looked_at} ${this.assets.join(", ")}`), h("button.small", { type: "button", onclick: may(false) }, words.away));
  }

  may(yes) {
    this.memory.set({ looks_away: !yes });
    this.memory.allow();
    this.element.replaceChildren(this.choice());
    if (!yes) this.say(this.words.looks_away);
    this.write();
    if (yes) this.look("");
  }
}
