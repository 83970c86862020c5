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
    this.element.replaceChildren(...[
      h("h3", {}, greeting || words.greeting),
      h("p.lead", {}, standing.detail),
      facts.length > 0 && h("ul.facts", {}, facts),
      h("p.quiet", {}, words.kept_here),
      h("p", {}, h("a.outside", { href: home, target: "_blank", rel: "noopener" }, icon(ICONS.article, 16), words.browse)),
    ].filter(Boolean));
  }
}
