// A file field that also takes what is dropped or pasted. The native input keeps the files, so the form sends as ever.

class Drop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.list = this.querySelector("ul");
    this.input.addEventListener("change", () => this.add([...this.input.files], this.input.files !== this.kept));
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event, true));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, (event) => this.over(event, false));
    this.addEventListener("drop", (event) => this.add([...event.dataTransfer.files]));
    this.closest("form")?.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) this.add([...event.clipboardData.files]);
    });
    this.files = [];
  }

  over(event, inside) {
    event.preventDefault();
    this.classList.toggle("is-over", inside);
  }

  add(files) {
    const all = this.input.multiple ? [...this.files, ...files] : files.slice(0, 1);
    const known = new Set();
    this.set(all.filter((file) => !known.has(`${file.name}/${file.size}`) && known.add(`${file.name}/${file.size}`) && this.fits(file)));
  }

  // What would be refused is told when it is chosen, not after it was sent.
  fits(file) {
    const most = this.input.dataset.most ?? this.dataset.most;
    const words = file.size === 0 ? this.dataset.empty : file.size > most * 1024 ** 2 ? this.dataset.large : "";
    const text = words.replace("{most}", most).replace("{name}", () => file.name); // a name may be "$&", too
    if (text) document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone: "warn" } }));
    return !text;
  }

  set(files) {
    this.files = files;
    const bag = new DataTransfer();
    for (const file of files) bag.items.add(file);
    this.input.files = bag.files;
    this.list.replaceChildren(...files.map((file) => this.row(file)));
  }

  row(file) {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.className = "clip";
    name.textContent = file.name;
    const size = document.createElement("span");
    size.className = "quiet small num";
    size.textContent = weight(file.size);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet square small";
    button.textContent = "×";
    button.setAttribute("aria-label", `${this.dataset.remove}: ${file.name}`);
    button.addEventListener("click", () => this.set(this.files.filter((other) => other !== file)));
    row.append(name, size, button);
    return row;
  }
}

function weight(bytes) {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 3);
  const unit = ["byte", "kilobyte", "megabyte", "gigabyte"][step];
  const format = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: step > 1 ? 1 : 0 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(bytes / 1000 ** step);
}
customElements.define("ui-drop", Drop);
