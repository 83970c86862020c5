// A textarea that grows with its text: <ui-autosize><textarea>…</textarea></ui-autosize>. Where CSS can, CSS does.

class Autosize extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    if (!this.field || CSS.supports("field-sizing", "content")) return;
    this.field.addEventListener("input", () => this.fit());
    this.field.form?.addEventListener("reset", () => requestAnimationFrame(() => this.fit()));
    this.fit();
  }

  fit() {
    this.field.style.blockSize = "auto";
    this.field.style.blockSize = `${this.field.scrollHeight + 2}px`;
  }
}
customElements.define("ui-autosize", Autosize);
