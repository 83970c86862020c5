// What was typed and not yet sent stays on this device: after an error, a reload, an expired session, a closed tab.
// <ui-draft data-key="ticket-12">…fields…</ui-draft>. The server says "sent" by data-sent on it, or by
// data-draft-sent="ticket-12" anywhere on the page (a notice); only then is the draft forgotten.
// Where the page comes filled, data-base names the state it was filled from: words typed upon that very state come
// back over it, words typed upon an older one are offered (data-older says so, data-bring is the button's word).

const PAUSE = 300;
const KEPT_DAYS = 30;
const prefix = "draft:";

function read(key) {
  try { return JSON.parse(localStorage.getItem(prefix + key)); } catch { return null; }
}

function write(key, fields, base) {
  try { localStorage.setItem(prefix + key, JSON.stringify({ fields, base, at: Date.now() })); return true; } catch { return false; }
}

class Draft extends HTMLElement {
  connectedCallback() {
    this.key = this.dataset.key;
    this.state = this.querySelector("[data-draft-state]");
    if ("sent" in this.dataset || document.querySelector(`[data-draft-sent="${CSS.escape(this.key)}"]`)) this.forget();
    else this.restore();
    this.addEventListener("input", () => this.later());
    this.addEventListener("change", () => this.later());
    this.closest("form")?.addEventListener("submit", () => this.save());
    this.leaving = () => this.timer && this.save();
    addEventListener("pagehide", this.leaving);
  }

  disconnectedCallback() {
    this.leaving();
    removeEventListener("pagehide", this.leaving);
  }

  get fields() {
    return [...this.querySelectorAll("textarea[name], select[name], input[name]")].filter(
      (field) => !["hidden", "password", "file", "submit"].includes(field.type),
    );
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  save() {
    clearTimeout(this.timer);
    this.timer = 0;
    const texts = { ...read(this.key)?.fields }; // also of fields that are not on the page at the moment
    for (const field of this.fields) if (field.matches("[type=radio], [type=checkbox]")) texts[field.name] = [];
    for (const field of this.fields) {
      if (field.matches("[type=radio], [type=checkbox]")) { if (field.checked) texts[field.name].push(field.value); }
      else texts[field.name] = field.value;
    }
    const empty = !this.fields.some((field) => field.matches("textarea, input:not([type=radio], [type=checkbox])") && field.value.trim());
    if (empty) return this.forget();
    if (write(this.key, texts, this.dataset.base)) this.say(this.dataset.saved?.replace("{time}", new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" })));
  }

  restore(wanted = false) {
    const draft = read(this.key);
    if (!draft || Date.now() - draft.at > KEPT_DAYS * 864e5) return;
    const over = "base" in this.dataset && (wanted || draft.base === this.dataset.base);
    if ("base" in this.dataset && !over) return this.offer();
    let back = false;
    for (const field of this.fields) {
      const kept = draft.fields[field.name];
      if (kept === undefined) continue;
      if (field.matches("[type=radio], [type=checkbox]")) {
        if (field.checked === kept.includes(field.value)) continue;
        field.checked = !field.checked;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else if ((over || field.matches("select") || field.value.trim() === "" && kept !== "") && field.value !== kept) {
        // Without a base, what the server sent back after an error is newer, so only empty fields are filled.
        field.value = kept;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        back = true;
      }
    }
    if (back) this.say(this.dataset.restored);
  }

  offer() {
    this.say(this.dataset.older);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn plain small";
    button.textContent = this.dataset.bring;
    button.addEventListener("click", () => this.restore(true), { once: true });
    this.state?.append(" ", button);
  }

  forget() {
    clearTimeout(this.timer);
    this.timer = 0;
    localStorage.removeItem(prefix + this.key);
    this.say("");
  }

  say(text) {
    if (this.state && text !== undefined) this.state.textContent = text;
  }
}
// The page that thanks for it has no field left to say so.
for (const notice of document.querySelectorAll("[data-draft-sent]")) localStorage.removeItem(prefix + notice.dataset.draftSent);
customElements.define("ui-draft", Draft);
