// The command palette (Ctrl+K): the page's own actions, read from the page, and what the server finds at data-src
// (JSON: [{label, href, note?}]). Same keys as the combobox: arrows, Enter, Esc.

const PAUSE = 120;

class Palette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("[role=combobox]");
    this.list = this.querySelector("[role=listbox]");
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => this.run(event.target.closest("[role=option]")));
    this.querySelector("button").addEventListener("click", () => this.open());
  }

  open() {
    if (this.dialog.open) return;
    this.input.value = "";
    this.local = this.actions();
    this.dialog.showModal();
    this.search();
  }

  actions() {
    const found = [];
    document.dispatchEvent(new CustomEvent("ui:actions", { detail: found }));
    return found.filter(({ control }) => !this.contains(control));
  }

  async search() {
    const words = this.input.value.trim().toLowerCase();
    const local = this.local.filter(({ label }) => label.toLowerCase().includes(words));
    this.show(local);
    clearTimeout(this.timer);
    this.request?.abort();
    if (!this.dataset.src) return;
    this.timer = setTimeout(async () => {
      this.request = new AbortController();
      const url = new URL(this.dataset.src, location.href);
      url.searchParams.set("q", words);
      try {
        const answer = await fetch(url, { signal: this.request.signal, headers: { Accept: "application/json" } });
        if (answer.ok) this.show([...local, ...(await answer.json())]);
      } catch { /* without the server the page's own actions remain */ }
    }, PAUSE);
  }

  show(entries) {
    this.entries = entries;
    this.list.replaceChildren(...entries.map((entry, index) => this.row(entry, index)));
    if (!entries.length) {
      const none = document.createElement("li");
      none.className = "listbox-none";
      none.textContent = this.dataset.none;
      this.list.append(none);
    }
    this.mark(0);
  }

  row({ label, note = "" }, index) {
    const row = document.createElement("li");
    row.id = `palette-${index}`;
    row.setAttribute("role", "option");
    const words = document.createElement("span");
    words.textContent = label;
    const aside = document.createElement("span");
    aside.className = "quiet small";
    aside.textContent = note;
    row.append(words, aside);
    return row;
  }

  mark(index) {
    const rows = [...this.list.querySelectorAll("[role=option]")];
    this.at = rows.length ? (index + rows.length) % rows.length : -1;
    rows.forEach((row, other) => row.setAttribute("aria-selected", String(other === this.at)));
    rows[this.at]?.scrollIntoView({ block: "nearest" });
    if (rows[this.at]) this.input.setAttribute("aria-activedescendant", rows[this.at].id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark(this.at + step);
    else if (event.key === "Enter") this.run(this.list.querySelector("[aria-selected=true]"));
    else return;
    event.preventDefault();
  }

  run(row) {
    const entry = row && this.entries[[...this.list.children].indexOf(row)];
    if (!entry) return;
    this.dialog.close();
    if (entry.control) entry.control.click();
    else location.assign(entry.href);
  }
}
customElements.define("ui-palette", Palette);
