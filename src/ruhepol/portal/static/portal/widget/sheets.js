// Small forms that lie over the conversation: leave an address, say how it was, end.
import { h, icon } from "./dom.js";
import { ICONS } from "./icons.js";

export class Sheets {
  // `act(name, facts)` does it; `say(words)` tells screen readers.
  constructor({ page, act, say }) {
    Object.assign(this, { page, act, say, words: page.config.words });
    this.element = h("div.sheet", { role: "group", hidden: true });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  open(title, ...parts) {
    this.from = this.element.getRootNode().activeElement;
    const heading = h("h3", { tabindex: "-1" }, title);
    this.element.setAttribute("aria-label", title);
    this.element.replaceChildren(heading, ...parts);
    this.element.hidden = false;
    (this.element.querySelector("input, textarea, .btn.main") ?? heading).focus();
  }

  close() {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.element.replaceChildren();
    (this.from?.isConnected && this.from.checkVisibility() ? this.from : this.element.getRootNode().getElementById("text"))?.focus();
  }

  // A form of one thing to do; what goes wrong is said in it, what went well is told and the sheet closes.
  form(title, { parts, button, name, facts, done }) {
    const fault = h("p.fault", { role: "alert", hidden: true });
    const submit = async (event) => {
      event.preventDefault();
      const form = event.target; // an event forgets it while one waits
      try {
        await this.act(name, facts(form));
        if (form.isConnected) this.close(); // else the news was quicker, and another one is open already
        this.say(done);
      } catch (error) {
        fault.textContent = error.message && error.status ? error.message : this.words.no_line_yet;
        fault.hidden = false;
      }
    };
    this.open(title, h("form", { onsubmit: submit }, ...parts, fault, h("div.row", {},
      h("button.btn.main", { type: "submit" }, button),
      h("button.btn", { type: "button", onclick: () => this.close() }, this.words.cancel))));
  }

  email(id, value = "") {
    return [h("label", { for: id }, this.words.address), h("input", { id, name: "email", type: "email", required: true, autocomplete: "email", maxlength: 254, value })];
  }

  address() {
    const { words } = this;
    this.form(words.leave_address, { parts: [h("p.hint", {}, words.leave_address_hint), ...this.email("contact")], button: words.save, name: "address", done: words.address_kept,
      facts: (form) => ({ email: form.elements.email.value }) });
  }

  transcript(address) {
    const { words } = this;
    this.form(words.transcript, { parts: [h("p.hint", {}, words.transcript_hint.replace("{address}", address))], button: words.transcript_send, name: "transcript", done: words.transcript_sent, facts: () => ({}) });
  }

  end() {
    const { words } = this;
    this.form(words.end, { parts: [h("p.hint", {}, words.end_hint)], button: words.end, name: "end", done: words.ended, facts: () => ({}) });
  }

  // Five answers from very bad to very good; a comment if one likes.
  survey() {
    const { words } = this;
    const choice = (label, place) => h("label.mark", {}, h("input", { type: "radio", name: "score", value: place + 1, required: true, "aria-label": `${place + 1} ${label}` }), h("span", {}, h("b", {}, place + 1), h("small", {}, label)));
    const parts = [
      h("fieldset", {}, h("legend.hint", {}, words.survey_hint), h("div.marks", {}, words.marks.map(choice))),
      h("label", { for: "comment" }, words.comment), h("textarea", { id: "comment", name: "comment", rows: 2, maxlength: 2000 }),
    ];
    const facts = (form) => ({ score: Number(form.elements.score.value), comment: form.elements.comment.value });
    this.form(words.survey, { parts, button: words.survey_send, name: "survey", done: words.thanks, facts });
  }

  glad({ again }) {
    this.open(this.words.glad, h("div.big", {}, icon(ICONS.check, 28)), h("p.hint", {}, this.words.glad_hint),
      h("button.btn.main", { type: "button", onclick: () => { this.close(); again(); } }, this.words.ask_more));
  }
}
