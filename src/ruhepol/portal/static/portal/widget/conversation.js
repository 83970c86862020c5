// One chat as this browser knows it: messages by number, what is still to be sent, how it stands on the other side.
import { Refused } from "./api.js";
import { Line } from "./line.js";
import { Outbox } from "./outbox.js";
import { Reading } from "./reading.js";

const GONE = [401, 404];

export class Conversation extends EventTarget {
  constructor(page, api) {
    super();
    Object.assign(this, { page, api, memory: page.memory, messages: new Map(), state: null });
    this.outbox = new Outbox(this.memory, (item) => this.deliver(item));
    this.reading = new Reading(this.memory, api);
    this.line = new Line(page.config.live);
    this.outbox.addEventListener("change", () => this.tell("change"));
    for (const name of ["up", "news"]) this.line.addEventListener(name, () => this.fetch());
    this.line.addEventListener("typing", ({ detail }) => this.tell("typing", detail));
    this.memory.addEventListener("change", () => this.elsewhere());
    if (this.begun) this.go();
    else this.outbox.flush();
  }

  get begun() {
    return Boolean(this.memory.get("chat"));
  }

  get ended() {
    return this.state?.phase === "ended";
  }

  get last() {
    return Math.max(0, ...this.messages.keys());
  }

  // How many messages of the other side the visitor has not seen.
  get unread() {
    return [...this.messages.values()].filter(({ kind, number }) => kind !== "customer" && number > this.reading.upTo).length;
  }

  // A text or a file; the first one of all begins the chat.
  say(facts) {
    this.memory.allow();
    return this.outbox.add({ after: this.last, ...facts });
  }

  async deliver(item) {
    if (!this.begun) await this.begin(item);
    else if (item.file) await this.send(item);
    else this.took(await this.api.post("chats/current/messages", { text: item.text, client_key: item.key, seen: this.last }));
    await this.fetch();
  }

  async begin(item) {
    const { key, text, file, email, human, ask } = item;
    const page = { page_url: location.href.split("#")[0], page_title: document.title.slice(0, 200) };
    const more = { email, human, ask, identity: this.page.identity() || undefined };
    const { token, chat, state, known } = await this.api.post("chats", { text: text || file.name, client_key: key, ...page, ...more });
    this.memory.set({ chat: { token, id: chat }, former: token, seen: 0 });
    this.took({ state });
    this.go();
    if (file) await this.send({ ...item, key: `${key}-file` });
    if (!known) this.page.emit("identity-refused");
    this.page.emit("begun", { chat });
  }

  async send(item) {
    const progress = (share) => { item.progress = share; this.tell("progress", item); };
    this.took(await this.api.upload("chats/current/files", item.file, { client_key: item.key }, progress));
  }

  go() {
    this.line.start(this.memory.get("chat"));
    this.reading.tell();
    this.fetch().then(() => this.outbox.flush());
  }

  // All after the newest number we have. Asked for while it runs, it runs once more.
  fetch() {
    this.wanted = true;
    this.running ??= this.fetchAll().finally(() => { this.running = undefined; });
    return this.running;
  }

  async fetchAll() {
    while (this.wanted && this.begun) {
      this.wanted = false;
      try {
        const found = await this.api.get(`chats/current/messages?after=${this.last}`);
        this.took(found);
        this.wanted ||= Boolean(found.more);
      } catch (error) {
        if (error instanceof Refused && GONE.includes(error.status)) this.lost();
        return;
      }
    }
  }

  took({ messages = [], state }) {
    const fresh = messages.filter(({ number }) => !this.messages.has(number));
    for (const message of fresh) this.messages.set(message.number, message);
    if (state) this.state = state;
    this.tell("change");
    for (const message of fresh) if (message.kind !== "customer") this.page.emit("message", { number: message.number, kind: message.kind });
  }

  // The visitor has these before the eyes.
  async see() {
    if (!this.begun || !this.reading.sees(this.last)) return;
    this.tell("change");
    await this.reading.tell();
  }

  // A button of the chat: "human", "end", "survey", "address".
  async act(name, facts) {
    this.took(await this.api.post(`chats/current/${name}`, facts));
    await this.fetch();
  }

  elsewhere() {
    if (this.memory.get("chat")?.token !== this.line.chat?.token) this.restart();
    else this.tell("change");
  }

  // The help desk does not know this chat any more; what is still to be sent begins another one.
  lost() {
    this.memory.set({ chat: undefined, seen: 0 });
    this.restart();
    this.outbox.flush();
  }

  restart() {
    this.messages.clear();
    this.state = null;
    this.line.stop();
    if (this.begun) this.go();
    this.tell("change");
  }

  // Leave this chat; the ticket and its answer by mail stay.
  forget() {
    this.outbox.clear();
    this.memory.set({ chat: undefined, seen: 0, draft: "" });
    this.restart();
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
