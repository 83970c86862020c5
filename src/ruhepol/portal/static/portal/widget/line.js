// The socket says that there is something newer, and who types; what it is, is fetched. While it is down we look
// ourselves now and then, so that a network without sockets is a slower chat and not a dead one.
import { Backoff } from "./backoff.js";

const LOOK = 6000;
const TYPING_AGAIN = 5000;

export class Line extends EventTarget {
  constructor(address) {
    super();
    this.address = address;
    this.retry = new Backoff(() => this.open());
    this.typedAt = 0;
    window.addEventListener("offline", () => this.socket?.close());
  }

  get up() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  // Begin, or go on, with the chat of this token.
  start({ id, token }) {
    if (this.chat?.token === token) return;
    this.stop();
    this.chat = { id, token };
    this.open();
  }

  stop() {
    this.chat = undefined;
    this.retry.well();
    clearInterval(this.looking);
    this.socket?.close();
  }

  open() {
    if (!this.chat || this.up) return;
    const stream = `chat:${this.chat.id}`;
    const socket = new WebSocket(`${this.address}?chat=${encodeURIComponent(this.chat.token)}`);
    this.socket = socket;
    socket.onopen = () => {
      this.retry.well();
      clearInterval(this.looking);
      socket.send(JSON.stringify({ follow: [stream] }));
      socket.send(JSON.stringify({ here: stream }));
      this.tell("up");
    };
    socket.onmessage = ({ data }) => this.hear(JSON.parse(data), stream);
    socket.onclose = () => this.socket === socket && this.down();
  }

  hear(frame, stream) {
    if (frame.s !== stream) return;
    if ("typing" in frame) this.tell("typing", frame.typing);
    else this.tell("news");
  }

  down() {
    this.tell("down");
    this.tell("typing", false);
    if (!this.chat) return;
    this.retry.later();
    clearInterval(this.looking);
    this.looking = setInterval(() => document.visibilityState === "visible" && this.tell("news"), LOOK);
  }

  // Said again while it goes on, and taken back when the text was sent or deleted.
  typing(yes) {
    const again = yes && Date.now() - this.typedAt > TYPING_AGAIN;
    if (!this.up || (!again && Boolean(this.typedAt) === yes)) return;
    this.typedAt = yes ? Date.now() : 0;
    this.socket.send(JSON.stringify({ here: `chat:${this.chat.id}`, typing: yes }));
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
