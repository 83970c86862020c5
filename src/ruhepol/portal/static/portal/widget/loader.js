// One line on a foreign page: <script async src="https://help.example/static/portal/widget.js" data-key="…">.
// It asks once for the configuration when the page has nothing else to do, and draws a button. All else comes with the first click.
import { Invitations } from "./invitations.js";
import { Launcher } from "./launcher.js";
import { Memory } from "./memory.js";

const RETRY = 60_000;
const tag = document.currentScript;
const { key, lang, theme, position, accent } = tag.dataset;
const base = new URL(tag.src).origin;
const early = window.Ruhepol?.q ?? [];
const memory = new Memory(key);
const facts = {};
const heard = [];
let launcher, invitations, panel, loading, identity = "";
const page = { base, key, memory, facts, emit, identity: () => identity };

const commands = {
  set: (more) => { Object.assign(facts, more); invitations?.look(); },
  identify: (token) => { identity = token ?? ""; panel?.identified(); },
  consent: (given) => (given === false ? memory.forget() : memory.allow()),
  forget: () => { identity = ""; panel?.forget(); memory.forget(); launcher?.count(0); },
  open: () => open(true),
  close: () => panel?.close(),
  hide: () => { page.hidden = true; if (launcher) launcher.host.hidden = true; },
  show: () => { page.hidden = false; if (launcher) launcher.host.hidden = false; },
  on: (name, listener) => heard.push([name, listener]),
  panel: (make) => { panel = make(page); },
};

function emit(name, detail) {
  for (const [wanted, listener] of heard) if (wanted === name) listener(detail);
}

async function fetched(what) {
  const speaks = encodeURIComponent(lang || document.documentElement.lang || navigator.language);
  const answer = await fetch(`${base}/widget/${encodeURIComponent(key)}/${what}?lang=${speaks}`, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(`Ruhepol: ${answer.status} for the widget "${key}" on ${location.origin}`);
  return answer.json();
}

// Trusted Types: where the page demands them, it has to allow a policy called "ruhepol".
function policy() {
  const same = (text) => text;
  return window.trustedTypes?.createPolicy("ruhepol", { createScriptURL: same, createHTML: same }) ?? { createScriptURL: same, createHTML: same };
}

// The rest of the script and its words; after a failure the next click tries again.
function load() {
  loading ??= fetched("words")
    .then((words) => { Object.assign(page.config.words, words); return run(page.config.script); })
    .catch((error) => { loading = undefined; throw error; });
  return loading;
}

function run(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    page.policy ??= policy();
    script.src = page.policy.createScriptURL(address);
    script.onload = resolve;
    script.onerror = () => { script.remove(); reject(new Error("Ruhepol: the chat could not be loaded")); };
    document.head.append(script);
  });
}

async function open(byVisitor) {
  if (!launcher) { page.wanted = true; return; }
  launcher.busy(true);
  try {
    await load();
    if (byVisitor) panel.toggle(true);
  } catch {
    if (byVisitor) location.assign(page.config.form); // the form is always there
  } finally {
    launcher.busy(false);
  }
}

function press() {
  if (launcher.host.hasAttribute("data-open")) panel.close();
  else open(true);
}

function invite(rule) {
  const answered = (act) => () => { memory.allow(); invitations.seen(rule); act?.(); };
  launcher.invite({
    text: rule.text,
    onyes: answered(() => open(true)),
    onno: answered(),
    onnever: answered(() => memory.set({ quiet: true })),
  });
  emit("invitation", { id: rule.id });
}

async function begin() {
  const config = await fetched("config");
  page.config = { ...config, theme: theme || config.theme, position: position || config.position, accent: accent || config.accent };
  launcher = page.launcher = new Launcher({ config: page.config, onpress: press });
  launcher.host.hidden = Boolean(page.hidden);
  if (memory.allowed) memory.set({ visits: (memory.get("visits") ?? 0) + 1 });
  if (page.wanted) open(true);
  else if (memory.get("chat")) open(false); // a chat goes on: be there when the answer comes
  invitations = new Invitations({ rules: config.invitations, memory, facts: () => facts, show: invite });
}

// A page that is offline, or a help desk that restarts: once more when the line is back, or after a while.
function start() {
  begin().catch((error) => {
    console.warn(error.message);
    const again = () => { clearTimeout(timer); window.removeEventListener("online", again); start(); };
    const timer = setTimeout(again, RETRY);
    window.addEventListener("online", again);
  });
}

if (!key) console.error("Ruhepol: the script needs data-key");
else if (!document.querySelector("ruhepol-chat") && !window.Ruhepol?.ready) {
  window.Ruhepol = (verb, ...rest) => commands[verb]?.(...rest);
  window.Ruhepol.ready = true;
  early.forEach(([verb, ...rest]) => commands[verb]?.(...rest));
  const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 200));
  const whenReady = () => idle(start, { timeout: 2000 });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", whenReady, { once: true });
  else whenReady();
}
