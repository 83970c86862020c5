// The customer's own things: asked about once the page has come, and again after each pause in typing, with the words
// in the body of a POST that stores none. Nothing is exchanged under the finger: with the focus inside, or a repair about
// to begin, all stays.

const PAUSE = 300;

class Situation extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form);
    this.form.addEventListener("input", ({ target }) => target.matches("[name=subject], [name=text]") && this.later());
    this.told = this.querySelector("[data-told]")?.dataset.told;
    this.look();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  get isBusy() {
    return this.contains(document.activeElement) || Boolean(this.querySelector("[aria-busy]"));
  }

  async look() {
    const body = new URLSearchParams();
    for (const name of ["subject", "text", "csrfmiddlewaretoken"]) body.set(name, this.form.elements[name].value);
    if (!this.firstElementChild || this.isBusy) return;
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body, signal: this.asking.signal });
      if (answer.ok) this.show(await answer.text());
    } catch { /* given up for a newer look, or no network: the form works without */ }
  }

  show(html) {
    if (this.isBusy) return;
    this.innerHTML = html;
    const text = this.querySelector("[data-told]")?.dataset.told;
    if (text && text !== this.told) document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone: "quiet" } }));
    this.told = text;
  }
}
customElements.define("portal-situation", Situation);
