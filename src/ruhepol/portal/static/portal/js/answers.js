// Answers beside what is being typed: asked for after a short pause, an older question is given up for a newer one.
// The text travels in the body of a POST and is not stored; the focus never moves.

const PAUSE = 300;
const ENOUGH = 4;

class Answers extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form);
    this.place = this.querySelector("[data-answers]");
    this.form.addEventListener("input", ({ target }) => target.matches("[name=subject], [name=text], [name=topic]") && this.later());
    this.addEventListener("toggle", ({ target }) => target.matches("details.answer") && target.open && this.open(target), true);
    this.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-not-it], [data-human]");
      if (button) this.dismiss(button.closest("details"), button);
    });
    // "That solved it" sends along how they had asked; what is dismissed or left sends nothing.
    this.addEventListener("submit", ({ target: { elements } }) => {
      if (elements.words) elements.words.value = [...this.values("subject", "text").values()].join("\n");
    });
    this.later();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  values(...names) {
    const body = new URLSearchParams();
    for (const name of names) body.set(name, this.form.elements[name]?.value ?? "");
    return body;
  }

  async fetch(url, body, signal) {
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(url, { method: "POST", body, signal });
    return answer.ok ? answer.text() : null;
  }

  async ask() {
    const body = this.values("subject", "text", "topic", "ask", "read");
    if ((body.get("subject") + body.get("text")).trim().length < ENOUGH || this.querySelector("details[open]")) return;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const html = await this.fetch(this.dataset.url, body, this.asking.signal);
      if (html !== null) this.show(html);
    } catch { /* given up for a newer question, or no network: the form works without */ }
  }

  show(html) {
    const before = this.querySelector("[data-count]")?.dataset.count ?? "0";
    this.place.innerHTML = html;
    const token = this.place.querySelector("[data-ask]")?.value;
    if (token) this.form.elements.ask.value = token;
    const count = this.querySelector("[data-count]")?.dataset.count ?? "0";
    const earlier = this.querySelector("[data-earlier]")?.dataset.earlier;
    const told = [earlier !== this.earlier && earlier, count !== before && count !== "0" && this.dataset.found.replace("{count}", count)];
    this.earlier = earlier;
    this.hint(count);
    const text = told.filter(Boolean).join(". ");
    if (text) document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone: "quiet" } }));
  }

  // Where the answers stand below the form, a line in it leads there.
  hint(count) {
    const line = this.form.querySelector("[data-answers-hint]");
    line.hidden = count === "0";
    line.firstElementChild.textContent = this.dataset.found.replace("{count}", count);
  }

  async open(details) {
    const body = details.querySelector("[data-body]");
    if (body.childElementCount) return;
    const html = await this.fetch(details.dataset.url, this.values("ask")).catch(() => null);
    if (html !== null) body.innerHTML = html;
  }

  dismiss(details, button) {
    details.open = false;
    if (button.dataset.notIt) {
      const body = this.values("ask");
      body.set("article", button.form.elements.article.value);
      this.fetch(button.dataset.notIt, body).catch(() => null);
      details.querySelector("summary").focus();
    } else this.form.elements.text.focus();
  }
}
customElements.define("portal-answers", Answers);
