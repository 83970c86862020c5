// The one text field: the same words whether anybody is there or not. What is typed stays on this device until *Send*.
import { fill, h, icon } from "./dom.js";
import { ICONS } from "./icons.js";
import { size } from "./time.js";

export class Composer {
  constructor({ page, memory, ontext, onsend }) {
    Object.assign(this, { page, memory, ontext, onsend, words: page.config.words, files: [] });
    this.text = h("textarea", { id: "text", rows: 1, maxlength: 10_000, enterkeyhint: "send", "aria-describedby": "hint", placeholder: this.words.placeholder,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onpaste: (event) => this.pasted(event) });
    this.text.value = memory.get("draft") ?? "";
    this.pick = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", onchange: () => { this.add(this.pick.files); this.pick.value = ""; } });
    this.chosen = h("ul.chosen", { hidden: true, "aria-label": this.words.files });
    this.address = h("input", { id: "address", type: "email", autocomplete: "email", inputmode: "email", maxlength: 254, "aria-describedby": "address-hint" });
    this.fault = h("p.fault", { role: "alert", hidden: true });
    this.contact = h("div.contact", { hidden: true }, h("label", { for: "address" }, this.words.address), this.address, h("p.hint", { id: "address-hint" }, this.words.address_hint));
    this.element = h("form.composer", { novalidate: true, onsubmit: (event) => { event.preventDefault(); this.send(); },
      ondragover: (event) => event.preventDefault(), ondrop: (event) => { event.preventDefault(); this.add(event.dataTransfer.files); } },
      this.contact, this.fault, this.chosen,
      h("div.field", {}, h("label.unseen", { for: "text" }, this.words.label), this.text,
        h("button.tool", { type: "button", "aria-label": this.words.attach, title: this.words.attach, onclick: () => this.pick.click() }, icon(ICONS.clip, 19)),
        h("button.send", { type: "submit", "aria-label": this.words.send, title: this.words.send }, icon(ICONS.send, 19))),
      this.pick, h("p.hint.unseen", { id: "hint" }, this.words.hint));
    this.grow();
  }

  typed() {
    this.memory.set({ draft: this.text.value });
    this.grow();
    this.complain("");
    this.ontext(this.text.value);
  }

  grow() {
    this.text.style.setProperty("block-size", "auto");
    if (this.text.scrollHeight) this.text.style.setProperty("block-size", `${this.text.scrollHeight}px`);
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    this.send();
  }

  pasted(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.add(event.clipboardData.files);
  }

  add(files) {
    const { most, largest } = this.page.config.files;
    for (const file of files) {
      if (file.size > largest) this.complain(fill(this.words.too_large, { name: file.name, size: size(largest, this.page.config.lang) }));
      else if (this.files.length >= most) this.complain(fill(this.words.too_many, { count: most }));
      else this.files.push(file);
    }
    this.drawChosen();
    this.text.focus();
  }

  drawChosen() {
    const without = (file) => () => { this.files = this.files.filter((each) => each !== file); this.drawChosen(); this.text.focus(); };
    this.chosen.replaceChildren(...this.files.map((file) => h("li", {}, icon(ICONS.file, 15), h("span", {}, file.name),
      h("button", { type: "button", "aria-label": fill(this.words.without, { name: file.name }), onclick: without(file) }, icon(ICONS.close, 14)))));
    this.chosen.hidden = !this.files.length;
  }

  // Ask for an address where nobody is there to answer at once; without one the answer waits in this browser.
  askAddress(yes) {
    this.contact.hidden = !yes;
  }

  complain(words) {
    this.fault.textContent = words;
    this.fault.hidden = !words;
  }

  send() {
    const text = this.text.value.trim();
    if (!text && !this.files.length) return this.text.focus();
    const email = this.contact.hidden ? "" : this.address.value.trim();
    if (email && !this.address.checkValidity()) {
      this.complain(this.words.address_wrong);
      return this.address.focus();
    }
    this.onsend({ text, files: this.files, email });
    Object.assign(this, { files: [] });
    this.text.value = "";
    this.drawChosen();
    this.typed();
    this.text.focus();
  }
}
