// The open chat: keeps its parts true to the conversation. Registers itself with the loader.
import { Api } from "./api.js";
import { Conversation } from "./conversation.js";
import { build, listen } from "./frame.js";
import { footing } from "./offers.js";

class Panel {
  constructor(page) {
    this.page = page;
    this.words = page.config.words;
    this.memory = page.memory;
    this.api = new Api(page);
    this.conversation = new Conversation(page, this.api);
    Object.assign(this, build(this));
    listen(this);
    this.draw();
  }

  // Many changes in one turn are drawn once.
  soon() {
    this.planned ??= requestAnimationFrame(() => { this.planned = undefined; this.draw(); });
    if (document.visibilityState === "hidden") { cancelAnimationFrame(this.planned); this.planned = undefined; this.draw(); }
  }

  draw() {
    const { begun, state, outbox } = this.conversation;
    const talking = begun || outbox.items.length > 0;
    const standing = state ?? this.page.config.standing;
    this.head.draw({ ...standing, online: navigator.onLine });
    this.welcome.element.hidden = talking;
    this.log.element.hidden = !talking;
    this.composer.askAddress(!talking && standing.need_address && !this.page.identity());
    this.drawFoot();
    if (this.log.draw()) this.soon();
    if (begun && state && state.line !== this.line) this.say(`${state.line} ${state.detail}`);
    this.line = state?.line;
    if (this.isOpen && document.visibilityState === "visible") this.conversation.see();
    this.page.launcher.count(this.isOpen || this.memory.get("quiet") ? 0 : this.conversation.unread);
  }

  // Anew only when something else is on offer: a button in use is not taken away under the finger.
  drawFoot() {
    const { begun, state } = this.conversation;
    const about = JSON.stringify([begun, state, this.human]);
    if (about === this.about) return;
    this.about = about;
    const focused = this.foot.contains(this.element.getRootNode().activeElement);
    this.foot.replaceChildren(...footing(this));
    if (focused) this.composer.text.focus();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  toggle(open) {
    if (open === this.isOpen) return;
    this.element.hidden = !open;
    this.page.launcher.opened(open);
    this.page.emit(open ? "open" : "close");
    if (open) {
      this.refresh();
      this.draw();
      this.composer.grow();
      this.log.toEnd();
      this.composer.text.focus();
      if (!this.conversation.begun) this.situation.later(this.composer.text.value);
    } else {
      this.page.launcher.button.focus();
    }
  }

  // Who is there may have changed since the page was loaded.
  async refresh() {
    if (this.conversation.begun) return;
    const fresh = await this.api.get("config").catch(() => null);
    if (!fresh) return;
    this.page.config.standing = fresh.standing;
    this.welcome.draw();
    this.draw();
  }

  close() {
    this.toggle(false);
  }

  // Innermost first: the menu, a form, an opened answer, the chat.
  escape() {
    const answer = this.answers.element.querySelector("details[open]");
    if (this.head.isOpen) this.head.open(false);
    else if (this.sheets.isOpen) this.sheets.close();
    else if (answer) { answer.open = false; answer.querySelector("summary").focus(); }
    else this.close();
  }

  typed(text) {
    if (this.conversation.begun) this.conversation.line.typing(Boolean(text));
    if (this.conversation.state?.phase === "talking") return;
    this.answers.later(text);
    this.situation.later(text);
  }

  send({ text, files, email }) {
    const { ask } = this.answers;
    this.conversation.line.typing(false);
    if (text) this.conversation.say({ text, email: email || undefined, ask: ask || undefined, human: this.human || undefined });
    for (const file of files) this.conversation.say({ file, text: "", email: email || undefined });
    this.answers.clear();
    this.situation.clear();
    this.log.toEnd();
  }

  glad() {
    this.composer.text.value = "";
    this.composer.typed();
    this.page.emit("solved");
    this.sheets.glad({ again: () => this.composer.text.focus() });
  }

  say(words) {
    this.spoken.textContent = words;
  }

  identified() {
    if (this.isOpen && !this.conversation.begun) this.situation.later(this.composer.text.value);
    this.soon();
  }

  forget() {
    this.conversation.forget();
    this.soon();
  }
}

window.Ruhepol("panel", (page) => new Panel(page));
