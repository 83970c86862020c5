// Native dialogs and popovers need little: openers, closers, and help where a browser lacks the newest CSS and HTML.

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  if (event.target.closest?.("[data-close]")) event.target.closest("dialog, [popover]")?.[closing(event.target)]();
  // `closedby` does this by itself where it is known.
  if (event.target.matches?.("dialog[closedby=any]") && !("closedBy" in HTMLDialogElement.prototype)) event.target.close();
});

function closing(inside) {
  return inside.closest("dialog") ? "close" : "hidePopover";
}

class Menu extends HTMLElement {
  connectedCallback() {
    this.addEventListener("toggle", ({ newState }) => newState === "open" && this.shown());
    this.addEventListener("click", (event) => event.target.closest("a, button") && this.matches(":popover-open") && this.hidePopover());
    this.addEventListener("keydown", (event) => this.key(event));
  }

  shown() {
    if (!CSS.supports("position-area", "block-end")) this.place();
    this.querySelector("a, button")?.focus({ focusVisible: false });
  }

  place() {
    const button = document.querySelector(`[popovertarget="${this.id}"]`).getBoundingClientRect();
    const below = button.bottom + this.offsetHeight < innerHeight;
    const left = this.classList.contains("end") ? button.right - this.offsetWidth : button.left;
    this.style.top = `${below ? button.bottom : button.top - this.offsetHeight - 8}px`;
    this.style.left = `${Math.max(8, Math.min(left, innerWidth - this.offsetWidth - 8))}px`;
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...this.querySelectorAll("a, button:not(:disabled)")];
    entries.at((entries.indexOf(document.activeElement) + step) % entries.length)?.focus();
  }
}
customElements.define("ui-menu", Menu);
