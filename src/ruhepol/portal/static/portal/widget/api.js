// Questions to the help desk: JSON over HTTP, the chat's token in a header, no cookies either way.

const PATIENCE = 20_000;

// The help desk said no, in words for the visitor. No answer at all is a TypeError of `fetch`, as ever.
export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }

  // Worth trying again by itself: too many at once, or a help desk that is restarting.
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

export class Api {
  constructor({ base, key, memory, config }) {
    Object.assign(this, { memory, lang: config.lang, root: `${base}/widget/${encodeURIComponent(key)}/` });
  }

  headers(more = {}) {
    const token = this.memory.get("chat")?.token ?? this.memory.get("former");
    return { ...more, ...(token && { Authorization: `Bearer ${token}` }) };
  }

  address(path) {
    return `${this.root}${path}${path.includes("?") ? "&" : "?"}lang=${this.lang}`;
  }

  async get(path, options) {
    return this.ask(path, { method: "GET", ...options });
  }

  async post(path, body = {}, options = {}) {
    const headers = { "Content-Type": "application/json" };
    return this.ask(path, { method: "POST", body: JSON.stringify(body), ...options, headers });
  }

  async ask(path, { headers, signal, ...options }) {
    const limit = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(this.address(path), {
      ...options,
      headers: this.headers(headers),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Refused(answer.status, body.error ?? "");
    return body;
  }

  // Files go by XMLHttpRequest: `fetch` cannot tell how far it is.
  upload(path, file, facts, onprogress) {
    const form = new FormData();
    for (const [name, value] of Object.entries(facts)) form.append(name, value);
    form.append("file", file, file.name);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.address(path));
      for (const [name, value] of Object.entries(this.headers())) request.setRequestHeader(name, value);
      request.responseType = "json";
      request.upload.onprogress = (event) => event.lengthComputable && onprogress(event.loaded / event.total);
      request.onload = () => (request.status < 400 ? resolve(request.response ?? {}) : reject(new Refused(request.status, request.response?.error ?? "")));
      request.onerror = () => reject(new TypeError("no network"));
      request.send(form);
    });
  }
}
