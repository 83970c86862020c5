// Chats at the desk: what is read is told, an open page keeps the seat, and who wants it hears that somebody waits.

const ALIVE = 30_000;
const SOUND = "chat-sound"; // off until somebody ticks it, on this device
const post = (url, facts = {}) => {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const [name, value] of Object.entries(facts)) body.set(name, value);
  return fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } });
};

/** Read is what is on a page that is looked at; a tab behind others has read nothing. */
let told = "";
function tellSeen() {
  const strip = document.querySelector("[data-chat-seen]");
  const number = document.querySelector("[name=seen]")?.value;
  const now = `${strip?.dataset.chatSeen} ${number}`;
  if (!strip || document.hidden || now === told) return;
  told = now;
  post(strip.dataset.chatSeen, { number }).catch(() => { told = ""; });
}

function staySeated() {
  const seat = document.querySelector("[data-seat]");
  if (!seat) return;
  post(seat.dataset.seat)
    .then((answer) => answer.status === 205 && document.getElementById("chats-now").dispatchEvent(new CustomEvent("live")))
    .catch(() => {});
}

let waiting = 0;
function announce() {
  const now = Number(document.querySelector("[data-waiting]")?.dataset.waiting ?? 0);
  if (now > waiting && localStorage.getItem(SOUND)) chime();
  waiting = now;
}

function chime() {
  const context = new AudioContext();
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  volume.gain.setValueAtTime(0.08, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.6);
  tone.frequency.value = 660;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.6);
  tone.onended = () => context.close();
}

document.addEventListener("htmx:after:swap", () => { tellSeen(); announce(); });
document.addEventListener("visibilitychange", tellSeen);
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-chat-sound]")) return;
  if (target.checked) { localStorage.setItem(SOUND, "on"); chime(); } else localStorage.removeItem(SOUND);
});

// In a chat one writes on at once, when whatever else looks for the cursor has done so.
let wrote = false;
document.addEventListener("submit", ({ target }) => { wrote = target.id === "composer"; });
document.addEventListener("htmx:after:swap", () => {
  if (!wrote || !document.getElementById("chat-strip")) return;
  requestAnimationFrame(() => { wrote = false; document.getElementById("composer-text")?.focus(); });
});

for (const box of document.querySelectorAll("[data-chat-sound]")) box.checked = Boolean(localStorage.getItem(SOUND));
setInterval(staySeated, ALIVE);
tellSeen();
