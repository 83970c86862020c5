// What this browser keeps of the chat. Nothing is written before the visitor has used it, or the page says there is
// consent; where storage is refused, everything lasts as long as the page.

export class Memory extends EventTarget {
  constructor(key) {
    super();
    this.name = `ruhepol:${key}`;
    this.kept = this.read();
    this.allowed = Object.keys(this.kept).length > 0;
    window.addEventListener("storage", (event) => event.key === this.name && this.changedElsewhere());
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? {};
    } catch {
      return {};
    }
  }

  get(name) {
    return this.kept[name];
  }

  set(changes) {
    Object.assign(this.kept, changes);
    this.write();
  }

  allow() {
    this.allowed = true;
    this.write();
  }

  forget() {
    this.kept = {};
    this.allowed = false;
    try {
      localStorage.removeItem(this.name);
    } catch { /* there is nothing to remove */ }
  }

  write() {
    if (!this.allowed) return;
    try {
      localStorage.setItem(this.name, JSON.stringify(this.kept));
    } catch { /* full or refused: it lasts as long as the page */ }
  }

  // Another window of the same site wrote: its word is newer.
  changedElsewhere() {
    this.kept = this.read();
    this.dispatchEvent(new Event("change"));
  }
}
