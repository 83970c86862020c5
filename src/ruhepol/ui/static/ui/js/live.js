// News from the server: <ui-live data-url="/live/" data-since="1234"> follows what the page shows.
// An element with data-live="ticket:12" (or "inbox ticket:12") gets a `live` event when there is news on its stream,
// so hx-get="…" hx-trigger="live" fetches its own partial. data-live-events="tickets.MessageReceived" narrows it.

const GATHER = 120; // several events of one act make one fetch
const MOST_STREAMS = 50; // the server hears no longer list
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

class Live extends HTMLElement {
  connectedCallback() {
    // Without a number the server tells where it stands, and nothing older is asked for.
    this.since = this.dataset.since ? Number(this.dataset.since) : null;
    this.wait = FIRST_WAIT;
    this.due = new Map();
    this.refollow = () => this.follow();
    this.wake = () => { if (!document.hidden && navigator.onLine) this.open(); };
    this.say = ({ detail }) => this.socket?.readyState === WebSocket.OPEN && this.socket.send(JSON.stringify(detail));
    document.addEventListener("htmx:after:swap", this.refollow);
    document.addEventListener("live:say", this.say);
    document.addEventListener("visibilitychange", this.wake);
    addEventListener("online", this.wake);
    this.open();
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:after:swap", this.refollow);
    document.removeEventListener("live:say", this.say);
    document.removeEventListener("visibilitychange", this.wake);
    removeEventListener("online", this.wake);
    clearTimeout(this.retry);
    this.over = true;
    this.socket?.close();
  }

  open() {
    if (this.over || this.socket && this.socket.readyState < WebSocket.CLOSING) return;
    clearTimeout(this.retry);
    const url = new URL(this.dataset.url, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.socket = new WebSocket(url);
    this.socket.addEventListener("open", () => { this.wait = FIRST_WAIT; this.followed = ""; this.follow(); this.state("on"); });
    this.socket.addEventListener("message", ({ data }) => this.news(JSON.parse(data)));
    this.socket.addEventListener("close", ({ code }) => this.closed(code));
  }

  closed(code) {
    this.state("off");
    // 1008 and 44xx: the server does not want us (signed out, no right); asking again would not help.
    if (this.over || code === 1008 || code >= 4400 && code < 4500) return;
    // Jitter, so that a restarted server is not met by everyone in the same moment.
    this.retry = setTimeout(() => this.open(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  get streams() {
    const named = [...document.querySelectorAll("[data-live], [data-presence]")].flatMap(
      ({ dataset }) => `${dataset.presence ?? ""} ${dataset.live ?? ""}`.split(/\s+/));
    const all = new Set([...(this.dataset.follow ?? "").split(/\s+/), ...named]);
    return [...all].filter(Boolean).slice(0, MOST_STREAMS).sort();
  }

  follow() {
    const streams = this.streams;
    if (this.socket?.readyState !== WebSocket.OPEN || this.followed === streams.join()) return;
    this.followed = streams.join();
    this.socket.send(JSON.stringify(this.since === null ? { follow: streams } : { follow: streams, since: this.since }));
  }

  news({ n, s, e, following, who }) {
    // The answer to a request to follow names the newest number, but what was missed may still be on its way.
    if (typeof n === "number" && (this.since === null || !following && n > this.since)) this.since = n;
    if (who) document.dispatchEvent(new CustomEvent("live:who", { detail: { stream: s, who } }));
    if (!s || !e) return;
    const detail = { number: n, stream: s, event: e };
    document.dispatchEvent(new CustomEvent(`live:${s}`, { detail }));
    for (const element of document.querySelectorAll(`[data-live~="${CSS.escape(s)}"]`)) {
      const wanted = element.dataset.liveEvents?.split(/\s+/);
      if (!wanted || e === "*" || wanted.includes(e)) this.tell(element, detail);
    }
  }

  tell(element, detail) {
    if (this.due.has(element)) return;
    this.due.set(element, setTimeout(() => {
      this.due.delete(element);
      if (element.isConnected) element.dispatchEvent(new CustomEvent("live", { detail }));
    }, GATHER));
  }

  state(value) {
    document.documentElement.dataset.liveState = value;
    document.dispatchEvent(new CustomEvent("ui:live-state", { detail: value }));
  }
}
customElements.define("ui-live", Live);
