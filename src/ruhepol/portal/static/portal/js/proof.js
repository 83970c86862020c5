// Before a stranger's request is sent, the server may ask for a moment of work: usually for none. The work is done
// beside the page, nobody has to solve anything. If it cannot be done, the form is sent as it is and the server decides.

class Proof extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form.addEventListener("submit", (event) => this.hold(event), { capture: true });
  }

  async hold(event) {
    if (this.proven || event.submitter?.name === "look") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.working) return;
    this.working = true;
    this.querySelector("input").value = await this.prove().catch(() => "");
    this.proven = true;
    this.form.requestSubmit(event.submitter);
    this.working = this.proven = false;
    this.querySelector("p").textContent = "";
  }

  async prove() {
    const { token, bits } = await (await fetch(this.dataset.url)).json();
    if (!bits) return "";
    this.querySelector("p").textContent = this.dataset.working;
    const worker = new Worker(this.dataset.worker);
    try {
      return await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(`${token} ${data}`);
        worker.onerror = reject;
        worker.postMessage({ token, bits });
      });
    } finally {
      worker.terminate();
    }
  }
}
customElements.define("portal-proof", Proof);
