// The messages in order. Screen readers hear what is added; who has scrolled up is not pulled down.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { Messages } from "./message.js";
import { day } from "./time.js";

const TOGETHER = 5 * 60_000;
const PORTION = 10; // messages drawn between two looks at what the visitor does
const NEAR = 80; // pixels from the end that count as being there

// Leave out what stands above already though its answer was lost: the same words, newer than what was known then.
function unconfirmed(items, known) {
  const mine = known.filter(({ kind }) => kind === "customer");
  return items.filter((item) => {
    const place = item.file ? -1 : mine.findIndex(({ number, text }) => number > item.after && text === item.text);
    if (place >= 0) mine.splice(place, 1);
    return place < 0;
  });
}

export class Log {
  constructor(page, conversation) {
    Object.assign(this, { page, conversation, words: page.config.words, drawn: 0, newest: null });
    this.messages = new Messages({
      page,
      act: (name, facts) => conversation.act(name, facts),
      say: (text) => conversation.say({ text }),
      again: (item) => conversation.outbox.again(item),
      drop: (item) => conversation.outbox.drop(item),
    });
    this.list = h("ol.list");
    const spoken = h("div", { role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": this.words.log }, this.list);
    this.waiting = h("ol.waiting", { "aria-label": this.words.on_the_way });
    this.typing = h("p.typing", { hidden: true }, h("i"), h("i"), h("i"), h("span"));
    this.down = h("button.newer", { type: "button", hidden: true, onclick: () => this.toEnd() }, icon(ICONS.lower, 16), h("span"));
    this.element = h("div.log", { tabindex: "0", "aria-label": this.words.log, role: "region", onscroll: () => this.scrolled() }, spoken, this.waiting, this.typing);
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  // Draws some; tells whether more are left.
  draw() {
    const wasAtEnd = this.atEnd;
    const known = [...this.conversation.messages.values()].sort((a, b) => a.number - b.number);
    if (known.length < this.drawn || known[this.drawn - 1]?.number !== this.newest?.number) this.clear();
    const fresh = known.slice(this.drawn, this.drawn + PORTION);
    for (const message of fresh) this.add(message);
    this.drawWaiting(known);
    if (wasAtEnd || fresh.some(({ kind }) => kind === "customer")) this.toEnd();
    else if (fresh.length) this.newer(fresh.length);
    return this.drawn < known.length;
  }

  clear() {
    this.list.replaceChildren();
    Object.assign(this, { drawn: 0, newest: null });
  }

  add(message) {
    const { lang } = this.page.config;
    const before = this.newest;
    const today = day(message.at, lang, this.words);
    if (!before || day(before.at, lang, this.words) !== today) this.list.append(this.messages.day(today));
    const same = before && before.kind === message.kind && before.name === message.name;
    const first = !same || new Date(message.at) - new Date(before.at) > TOGETHER;
    this.list.append(this.messages.draw(message, { first }));
    this.newest = message;
    this.drawn += 1;
  }

  // What is on its way stands below, and leaves when it has arrived above.
  drawWaiting(known) {
    const items = unconfirmed(this.conversation.outbox.items, known);
    const online = navigator.onLine && !this.conversation.outbox.retry.waiting;
    const mine = known.findLast(({ kind }) => kind === "customer");
    const read = mine && (this.conversation.state?.seen ?? 0) >= mine.number;
    const answered = mine && known.at(-1) !== mine;
    const about = JSON.stringify([items.map(({ key, state, progress }) => [key, state, progress]), online, mine?.number, read, answered]);
    if (about === this.about) return;
    this.about = about;
    const rows = items.map((item) => this.messages.pending(item, online));
    if (mine && !items.length && !answered) rows.push(this.messages.receipt(read));
    this.waiting.replaceChildren(...rows);
  }

  someoneTypes(name) {
    const wasAtEnd = this.atEnd;
    this.typing.hidden = !name;
    this.typing.lastChild.textContent = name ? this.words.typing.replace("{name}", name) : "";
    if (wasAtEnd) this.toEnd();
  }

  newer(count) {
    this.down.lastChild.textContent = this.messages.more(count);
    this.down.hidden = false;
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
    this.down.hidden = true;
  }

  scrolled() {
    if (this.atEnd) this.down.hidden = true;
  }
}
