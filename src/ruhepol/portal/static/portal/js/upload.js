// Sending files takes a while: a form that holds some is sent with a bar that tells how far it is. What comes back
// after an error takes the page's place, and the files stay chosen. Without files or script the form is sent as ever.

class Upload extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form.addEventListener("submit", (event) => this.send(event));
  }

  get inputs() {
    return [...this.form.querySelectorAll("input[type=file]")];
  }

  send(event) {
    if (event.defaultPrevented || !this.inputs.some((input) => !input.disabled && input.files.length)) return;
    event.preventDefault();
    if (this.request) return;
    this.request = new XMLHttpRequest();
    this.request.open("POST", this.form.action);
    this.request.responseType = "document";
    this.request.setRequestHeader("HX-Request", "true"); // the page stays, so a refusal comes as a notice for it
    this.request.setRequestHeader("HX-Current-URL", location.href);
    this.request.upload.onprogress = ({ loaded, total }) => this.tell(loaded / total);
    this.request.onload = () => this.arrived();
    this.request.onerror = () => this.failed();
    this.request.send(new FormData(this.form, event.submitter));
    this.hidden = false;
    this.tell(0);
  }

  tell(share) {
    const percent = Math.floor(share * 100);
    this.querySelector("progress").value = percent;
    this.querySelector("[data-words]").textContent = this.dataset.sending.replace("{percent}", percent);
  }

  arrived() {
    const { status, responseURL, response } = this.request;
    if (status < 400) return location.assign(responseURL);
    const chosen = new Map(this.inputs.map((input) => [input.name, input.files]));
    const main = response?.getElementById("main");
    if (!main?.querySelector("portal-upload")) return this.refused(response?.querySelector("ui-toast"));
    document.getElementById("main").replaceWith(document.adoptNode(main));
    for (const [name, files] of chosen) {
      const input = files.length && document.querySelector(`input[type=file][name="${CSS.escape(name)}"]`);
      if (!input) continue;
      input.files = files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  // Not the form again: it stays here, with its files.
  refused(notice) {
    if (!notice) return this.failed();
    this.rest();
    document.getElementById("toasts").append(document.adoptNode(notice));
  }

  failed() {
    this.rest();
    this.dispatchEvent(new CustomEvent("ui:unsent", { bubbles: true }));
  }

  rest() {
    this.request = null;
    this.hidden = true;
  }
}
customElements.define("portal-upload", Upload);
