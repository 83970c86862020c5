// Before the first word: what one can expect here, as it is measured.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";

export class Welcome {
  constructor({ config }) {
    this.config = config;
    this.element = h("div.welcome");
    this.draw();
  }

  draw() {
    const { words, standing, greeting, home } = this.config;
    const facts = standing.facts.map((line) => h("li", {}, line));
    const known = (this.config.known ?? []).map((one) =>
      h("div.facts", { role: "note" },
        h("p.lead", {}, one.title),
        h("p.quiet", {}, one.line),
        h("p", {}, h("a.outside", { href: one.follow, target: "_blank", rel: "noopener" }, one.follow_label))));
    this.element.replaceChildren(...[
      ...known,
      h("h3", {}, greeting || words.greeting),
      h("p.lead", {}, standing.detail),
      facts.length > 0 && h("ul.facts", {}, facts),
      h("p.quiet", {}, words.kept_here),
      h("p", {}, h("a.outside", { href: home, target: "_blank", rel: "noopener" }, icon(ICONS.article, 16), words.browse)),
    ].filter(Boolean));
  }
}
