// Small helps for forms: errors get the focus, a form is sent once.

class FormErrors extends HTMLElement {
  connectedCallback() {
    this.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
  }
}
customElements.define("ui-form-errors", FormErrors);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.method === "get") return;
  if (form.dataset.sending !== undefined) return event.preventDefault();
  form.dataset.sending = "";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back by the browser's history shows the page as it was left: ready, not sending.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.querySelectorAll("[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll(".btn[aria-busy=true]")) button.removeAttribute("aria-busy");
});
