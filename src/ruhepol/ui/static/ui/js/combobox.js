// The one widget of our own: an editable combobox with a list, after the ARIA Authoring Practices.
// Focus stays in the field; arrows move aria-activedescendant; the server searches, we show its options.

const PAUSE = 150;

class Combobox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("[role=combobox]");
    this.value = this.querySelector("input[type=hidden]");
    this.list = this.querySelector("[role=listbox]");
    this.chosen = this.input.value;
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => this.leave());
    // The press must not take the focus out of the field, or blur would close the list before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get active() {
    return this.list.querySelector("[aria-selected=true]");
  }

  search() {
    this.value.value = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetch(), PAUSE);
  }

  async fetch() {
    this.request?.abort();
    this.request = new AbortController();
    const url = new URL(this.dataset.src, location.href);
    url.searchParams.set("q", this.input.value.trim());
    try {
      const answer = await fetch(url, { signal: this.request.signal, headers: { "HX-Request": "true" } });
      if (!answer.ok) return;
      this.list.innerHTML = await answer.text();
      this.options.forEach((option, index) => { option.id = `${this.list.id}-${index}`; });
      if (document.activeElement === this.input) this.open();
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(null);
  }

  mark(option) {
    this.active?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const options = this.options;
    const shown = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown) return options.length ? this.open() : this.fetch();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const at = options.indexOf(this.active);
      this.mark(options[(at < 0 && step < 0 ? options.length : at) + step] ?? options.at(step > 0 ? 0 : -1));
    } else if (event.key === "Enter" && shown && this.active) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  choose(option) {
    if (!option) return;
    this.value.value = option.dataset.value;
    this.chosen = this.input.value = option.firstElementChild.textContent;
    this.close();
    this.value.dispatchEvent(new Event("change", { bubbles: true }));
  }

  leave() {
    clearTimeout(this.timer);
    this.request?.abort();
    // Text that was not chosen means nothing: an emptied field clears, anything else returns to the last choice.
    if (!this.input.value.trim()) this.chosen = "";
    else if (!this.value.value && this.chosen) this.input.value = this.chosen;
    this.close();
  }
}
customElements.define("ui-combobox", Combobox);
