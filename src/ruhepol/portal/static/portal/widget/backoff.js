// When to try again: each time about twice as long, never all visitors at once, and at once when there is reason to hope.

const FIRST = 1000;
const LONGEST = 60_000;

export class Backoff {
  constructor(act) {
    this.act = act;
    this.failures = 0;
    this.hope = () => this.waiting && this.now();
    window.addEventListener("online", this.hope);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.hope());
  }

  get waiting() {
    return Boolean(this.timer);
  }

  later() {
    const longest = Math.min(LONGEST, FIRST * 2 ** this.failures++);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), longest * (0.5 + Math.random() / 2));
  }

  now() {
    this.stop();
    this.act();
  }

  // It worked: the next failure begins with a short wait again.
  well() {
    this.failures = 0;
    this.stop();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
