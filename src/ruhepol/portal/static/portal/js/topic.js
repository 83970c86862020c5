// Another topic has another hint and asks other questions: they are fetched, and what this device knows of their answers comes back.

class Topic extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.dataset.form);
    this.topic = this.form.elements.topic;
    this.asked = this.querySelector("[data-name], [data-hint]") ? this.topic.value : "";
    this.look = ({ target }) => target === this.topic && this.ask();
    for (const name of ["input", "change"]) this.form.addEventListener(name, this.look);
    this.ask();
  }

  async ask() {
    const topic = this.topic.value;
    if (topic === this.asked) return;
    this.asked = topic;
    const answer = await fetch(`${this.dataset.url}?${new URLSearchParams({ topic })}`).catch(() => null);
    if (!answer?.ok || topic !== this.topic.value) return;
    this.innerHTML = await answer.text();
    this.closest("ui-draft")?.restore();
    const hint = this.querySelector("[data-hint]")?.textContent;
    const text = [hint, this.querySelector("fieldset") && this.dataset.more].filter(Boolean).join(" ");
    if (text) document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone: "quiet" } }));
  }
}
customElements.define("portal-topic", Topic);
