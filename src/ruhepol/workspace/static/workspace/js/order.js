// Lines dragged into another order; the form is sent when one is dropped. Buttons beside them do the same, a step at a time.

class Order extends HTMLElement {
  connectedCallback() {
    for (const line of this.querySelectorAll("[data-mark]")) {
      const handle = line.querySelector(".order-handle");
      // Only the handle begins a drag, so that links and words stay what they are.
      handle.addEventListener("pointerdown", () => line.setAttribute("draggable", "true"));
      handle.addEventListener("pointerup", () => line.removeAttribute("draggable"));
    }
    this.addEventListener("dragstart", (event) => this.lift(event));
    this.addEventListener("dragover", (event) => this.pass(event));
    this.addEventListener("drop", (event) => event.preventDefault());
    this.addEventListener("dragend", () => this.put());
  }

  lift(event) {
    this.held = event.target.closest("[data-mark]");
    this.before = this.marks;
    event.dataTransfer.effectAllowed = "move";
    this.held.classList.add("is-held");
  }

  pass(event) {
    const line = event.target.closest?.("[data-mark]");
    if (!this.held || !line) return;
    event.preventDefault();
    if (line === this.held) return;
    const { top, height } = line.getBoundingClientRect();
    line[event.clientY < top + height / 2 ? "before" : "after"](this.held);
  }

  put() {
    this.held.classList.remove("is-held");
    this.held.removeAttribute("draggable");
    this.held = undefined;
    if (this.marks !== this.before) this.closest("form").requestSubmit();
  }

  get marks() {
    return [...this.querySelectorAll("[data-mark]")].map((line) => line.dataset.mark).join(" ");
  }
}
customElements.define("desk-order", Order);
