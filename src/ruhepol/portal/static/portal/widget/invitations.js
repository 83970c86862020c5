// When to ask a visitor by ourselves. The rules come with the configuration and are judged here: what the visitor does
// on the page is told to nobody. An invitation that was closed or taken comes back after its pause, never sooner.

const DAY = 24 * 3600 * 1000;

export class Invitations {
  constructor({ rules, memory, facts, show }) {
    Object.assign(this, { rules, memory, facts, show, arrived: Date.now(), shown: new Set() });
    this.look();
  }

  // Look again: at once, when the page says something new, and when the next waiting time is over.
  look() {
    clearTimeout(this.timer);
    if (this.memory.get("quiet") || this.memory.get("chat") || this.shown.size) return;
    const waits = [];
    for (const rule of this.rules) {
      if (!this.fits(rule) || this.resting(rule)) continue;
      const left = this.arrived + (rule.seconds ?? 0) * 1000 - Date.now();
      if (left <= 0) return this.invite(rule);
      waits.push(left);
    }
    if (waits.length) this.timer = setTimeout(() => this.look(), Math.min(...waits));
  }

  invite(rule) {
    this.shown.add(rule.id);
    if (this.memory.allowed) this.seen(rule);
    this.show(rule);
  }

  // Remember that it was shown; called when the visitor answers it, or at once where storing is allowed.
  seen(rule) {
    this.memory.set({ invited: { ...this.memory.get("invited"), [rule.id]: Date.now() } });
  }

  resting(rule) {
    const last = this.memory.get("invited")?.[rule.id];
    return last !== undefined && Date.now() - last < (rule.pause_days ?? 1) * DAY;
  }

  // Every condition that is stated has to hold.
  fits(rule) {
    const facts = this.facts();
    return (
      (!rule.page || pageMatches(rule.page, location))
      && (!rule.basket || (facts.basket?.value ?? 0) >= rule.basket)
      && (!rule.segment || rule.segment === facts.segment)
      && (!rule.visits || (facts.visits ?? this.memory.get("visits") ?? 1) >= rule.visits)
    );
  }
}

// "/checkout/*" against the path; a star stands for anything. With a "?" the query counts, too.
export function pageMatches(pattern, { pathname, search }) {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(pattern.includes("?") ? pathname + search : pathname);
}
