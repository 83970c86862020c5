// What the visitor has sent and the help desk has not confirmed: in order, kept over reloads, never sent twice.
// Each item has a key made here; an item whose answer was lost goes again under its key and is recognised.
import { Refused } from "./api.js";
import { Backoff } from "./backoff.js";

// 128 random bits; crypto.randomUUID exists on encrypted pages only.
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export class Outbox extends EventTarget {
  // `deliver(item)` sends one and resolves when the help desk has it.
  constructor(memory, deliver) {
    super();
    this.memory = memory;
    this.deliver = deliver;
    this.items = (memory.get("outbox") ?? []).map((item) => ({ ...item, state: "waiting" }));
    this.retry = new Backoff(() => this.flush());
  }

  add(facts) {
    const item = { key: newKey(), at: new Date().toISOString(), state: "waiting", ...facts };
    this.items.push(item);
    this.changed();
    this.flush();
    return item;
  }

  again(item) {
    item.state = "waiting";
    this.changed();
    this.flush();
  }

  drop(item) {
    this.items = this.items.filter((other) => other !== item);
    this.changed();
  }

  clear() {
    this.items = [];
    this.retry.well();
    this.changed();
  }

  // One after the other; a refused one is set aside with its reason and holds up nobody, a lost line holds up all.
  async flush() {
    if (this.busy) return;
    this.busy = true;
    try {
      let item;
      while ((item = this.items.find(({ state }) => state === "waiting"))) {
        await this.deliver(item);
        this.retry.well();
        this.drop(item);
      }
    } catch (error) {
      this.failed(this.items.find(({ state }) => state === "waiting"), error);
    } finally {
      this.busy = false;
    }
  }

  failed(item, error) {
    if (item && error instanceof Refused && !error.passing) {
      Object.assign(item, { state: "refused", reason: error.message });
      queueMicrotask(() => this.flush());
    } else {
      this.retry.later();
    }
    this.changed();
  }

  // Files cannot be kept over a reload; all else can.
  changed() {
    const kept = this.items.filter(({ file }) => !file).map(({ state, reason, progress, ...rest }) => rest);
    this.memory.set({ outbox: kept });
    this.dispatchEvent(new Event("change"));
  }
}
