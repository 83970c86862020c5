// The visitor's own things, looked at when the page vouches for them and again after each pause in typing. They see
// what is looked at and can refuse it; then nothing is asked until they want it again.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";

const PAUSE = 300;

export class Situation {
  constructor({ page, api, memory, say }) {
    Object.assign(this, { page, api, memory, say, words: page.config.words, assets: [] });
    this.element = h("section.answers.situation", { hidden: true, "aria-label": this.words.looked });
  }

  get away() {
    return Boolean(this.memory.get("looks_away"));
  }

  get isBusy() {
    return this.element.contains(this.element.getRootNode().activeElement);
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
    this.element.hidden = true;
  }

  show({ assets, found }) {
    this.assets = assets;
    this.element.replaceChildren(h("h3", {}, this.words.looked), h("ul.cards", {}, found.map((each) => this.card(each))), this.choice());
    this.element.hidden = !found.length;
    const told = found[0] ? `${found[0].name}: ${found[0].title}` : "";
    if (told && told !== this.told) this.say(told);
    this.told = told;
  }

  card({ name, title, words, since, fits }) {
    return h(`li.found${fits ? ".meant" : ""}`, {}, h("p.row", {}, h("b", {}, title), h("span.mark", {}, name)), h("p", {}, words), since && h("p.hint", {}, since));
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
    this.element.getRootNode().getElementById("text").focus();
    if (yes) this.look("");
  }
}
