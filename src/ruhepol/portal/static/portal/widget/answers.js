// Answers that appear while one types, the same as beside the form. The text is sent to look for them and is not kept.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { link, safe } from "./safe.js";

const PAUSE = 300;
const ENOUGH = 4;

export class Answers {
  constructor({ page, api, onglad, say }) {
    Object.assign(this, { page, api, onglad, say, words: page.config.words, ask: "", count: 0 });
    this.list = h("ul.cards");
    this.element = h("section.answers", { hidden: true, "aria-label": this.words.answers }, h("h3", {}, this.words.answers), this.list);
  }

  later(text) {
    clearTimeout(this.timer);
    if (text.trim().length < ENOUGH) return this.clear();
    this.timer = setTimeout(() => this.look(text), PAUSE);
  }

  async look(text) {
    if (this.element.querySelector("details[open]")) return;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const { ask, suggestions } = await this.api.post("suggest", { text, ask: this.ask }, { signal: this.asking.signal });
      this.ask = ask || this.ask;
      this.show(suggestions);
    } catch { /* given up for a newer question, or no line: the chat works without */ }
  }

  clear() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.show([]);
  }

  show(found) {
    this.list.replaceChildren(...found.map((each) => this.card(each)));
    this.element.hidden = !found.length;
    if (found.length && found.length !== this.count) this.say((found.length === 1 ? this.words.found_one : this.words.found).replace("{count}", found.length));
    this.count = found.length;
  }

  card({ title, snippet, language, slug, url }) {
    const body = h("div.opened");
    const details = h("details.answer", { ontoggle: () => details.open && this.open(details, body, { language, slug, url }) },
      h("summary", {}, icon(ICONS.article, 17), h("span", {}, h("b", {}, title), h("small", {}, snippet)), icon(ICONS.right, 16)), body);
    return h("li", {}, details);
  }

  async open(details, body, { url, ...facts }) {
    if (body.childElementCount) return;
    body.append(h("p.quiet", {}, this.words.loading));
    try {
      const { article, html } = await this.api.post("answer", { ...facts, ask: this.ask });
      body.replaceChildren(h("div.rich", {}, safe(html, this.page)), this.verdict(details, article, url));
    } catch {
      body.replaceChildren(h("p", {}, link(h("a", {}, this.words.read_there), url, this.page.base)));
    }
  }

  verdict(details, article, url) {
    const away = () => { details.open = false; details.querySelector("summary").focus(); };
    return h("div.row", {},
      h("button.btn.yes", { type: "button", onclick: () => this.solved(article) }, icon(ICONS.check, 16), this.words.solved),
      h("button.btn", { type: "button", onclick: away }, this.words.not_it),
      link(h("a.outside", {}, this.words.read_there, icon(ICONS.outside, 14)), url, this.page.base));
  }

  async solved(article) {
    await this.api.post("solved", { ask: this.ask, article }).catch(() => {});
    this.ask = "";
    this.clear();
    this.onglad();
  }
}
