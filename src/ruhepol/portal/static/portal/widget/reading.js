// What the visitor has before the eyes, told to the help desk until it has heard it: after a lost line and after a reload, too.
import { Refused } from "./api.js";
import { Backoff } from "./backoff.js";

export class Reading {
  constructor(memory, api) {
    Object.assign(this, { memory, api, retry: new Backoff(() => this.tell()) });
  }

  get upTo() {
    return this.memory.get("seen") ?? 0;
  }

  sees(number) {
    if (number <= this.upTo) return false;
    this.memory.set({ seen: number });
    return true;
  }

  async tell() {
    const [chat, number, told] = [this.memory.get("chat")?.id, this.upTo, this.memory.get("told")];
    if (!chat || number <= (told?.chat === chat ? told.number : 0)) return;
    try {
      await this.api.post("chats/current/seen", { number });
      this.memory.set({ told: { chat, number } });
      this.retry.well();
    } catch (error) {
      if (error instanceof Refused && !error.passing) this.retry.stop();
      else this.retry.later();
    }
  }
}
