// One message as the visitor sees it.
import { fill, h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { link, plain, safe } from "./safe.js";
import { clock, size } from "./time.js";

const initials = (name) => name.split(/\s+/).map((part) => part[0]).slice(0, 2).join("").toUpperCase();

export class Messages {
  // `act(name, facts)` tells the help desk what a button of a message says; `say(text)` says it as the visitor.
  constructor({ page, act, say, again, drop }) {
    Object.assign(this, { page, act, say, again, drop, words: page.config.words, lang: page.config.lang, rated: new Set() });
  }

  // `first`: the first of several by the same person, which says who it is.
  draw(message, { first }) {
    if (message.kind === "word") return h("li.word", {}, message.text);
    const mine = message.kind === "customer";
    return h(`li.message.${mine ? "mine" : message.kind}${first ? ".first" : ""}`, {},
      mine ? this.spoken(this.words.you) : this.author(message, first),
      h("div.body", {}, this.said(message), message.files?.map((file) => this.file(file)), this.choices(message), this.sources(message), this.rating(message),
        h("time.at", { datetime: message.at }, clock(message.at, this.lang))));
  }

  spoken(name) {
    return h("span.unseen", {}, `${name}: `);
  }

  author({ kind, name }, first) {
    if (!first) return this.spoken(name);
    const face = h("span.face", { "aria-hidden": "true" }, kind === "bot" ? icon(ICONS.bot, 16) : initials(name || "?"));
    const mark = kind === "bot" && h("span.mark", {}, this.words.bot_mark);
    return h("div.who", {}, face, h("span", {}, name), mark);
  }

  said({ html, text }) {
    if (html) return h("div.text.rich", {}, safe(html, this.page));
    return text ? h("div.text", {}, plain(text, this.page.base)) : null;
  }

  file({ name, size: bytes, url }) {
    const anchor = h("a.file", { download: true }, icon(ICONS.file, 18), h("span.name", {}, name), h("span.size", {}, size(bytes, this.lang)));
    return url ? link(anchor, url, this.page.base) : anchor;
  }

  // What the bot asks back: a button says the title in the visitor's place, and all of them are gone then.
  choices({ choices }) {
    if (!choices?.length) return null;
    const place = h("div.choices", { role: "group", "aria-label": this.words.choose });
    const choose = (title) => () => { place.remove(); this.say(title); };
    place.append(...choices.map((title) => h("button.small", { type: "button", onclick: choose(title) }, title)));
    return place;
  }

  sources({ sources, number }) {
    if (!sources?.length) return null;
    const opened = (article) => () => { if (article) this.act("opened", { number, article }).catch(() => {}); };
    const links = sources.map(({ title, url, article }) => link(h("a", { onclick: opened(article) }, icon(ICONS.article, 15), title), url, this.page.base));
    return h("div.sources", {}, h("span.unseen", {}, this.words.sources), links);
  }

  rating(message) {
    if (!message.rate) return null;
    if (this.rated.has(message.number)) return h("p.thanks", {}, this.words.thanks);
    const place = h("div.rate", { role: "group", "aria-label": this.words.helped });
    const vote = (helped) => async () => {
      try {
        await this.act("rate", { number: message.number, helped });
        this.rated.add(message.number);
        place.replaceWith(h("p.thanks", { role: "status" }, this.words.thanks));
      } catch { /* the buttons stay, to be pressed again */ }
    };
    place.append(h("span", {}, this.words.helped),
      h("button.small", { type: "button", onclick: vote(true) }, icon(ICONS.up, 15), this.words.yes),
      h("button.small", { type: "button", onclick: vote(false) }, icon(ICONS.down, 15), this.words.no));
    return place;
  }

  // What is on its way: its text, how far a file is, and what to do when it was refused.
  pending(item, online) {
    const refused = item.state === "refused";
    const state = refused ? `${this.words.refused} ${item.reason}` : online ? this.words.sending : this.words.offline_waiting;
    return h(`li.message.mine.first.pending${refused ? ".refused" : ""}`, {},
      this.spoken(this.words.you),
      h("div.body", {},
        item.file ? this.file({ name: item.file.name, size: item.file.size }) : h("div.text", {}, plain(item.text, this.page.base)),
        item.progress !== undefined && h("progress", { value: item.progress, max: 1, "aria-label": item.file.name }),
        h("p.state", {}, state,
          refused && h("button.small", { type: "button", onclick: () => this.again(item) }, icon(ICONS.again, 14), this.words.again),
          refused && h("button.small", { type: "button", onclick: () => this.drop(item) }, icon(ICONS.trash, 14), this.words.drop))));
  }

  // Under the visitor's newest message: has it been read?
  receipt(read) {
    return h("li.receipt", {}, icon(ICONS.check, 13), read ? this.words.read : this.words.delivered);
  }

  day(name) {
    return h("li.day", {}, h("span", {}, name));
  }

  more(count) {
    return fill(count === 1 ? this.words.unread_one : this.words.unread, { count });
  }
}
