// Questions that hang on earlier answers: shown when the wanted one is given, else neither seen nor sent.
// The order of the page is the order of deciding, so one pass is enough, however deep they hang.

class Questions extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => this.decide());
    this.addEventListener("change", () => this.decide());
    this.decide();
  }

  decide() {
    const open = new Set();
    for (const question of this.querySelectorAll("[data-name]")) {
      const { name, after, wanted } = question.dataset;
      const shown = !after || (open.has(after) && this.answers(after).some((answer) => JSON.parse(wanted).includes(answer)));
      if (shown) open.add(name);
      question.hidden = !shown;
      for (const control of question.querySelectorAll("input, select, textarea")) control.disabled = !shown;
    }
  }

  answers(name) {
    return [...this.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
      .filter((control) => !control.matches("[type=radio], [type=checkbox]") || control.checked)
      .map((control) => control.value);
  }
}
customElements.define("ui-questions", Questions);
