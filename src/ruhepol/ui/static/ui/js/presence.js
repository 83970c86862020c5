// Who else is here: an element with data-presence="ticket:12" tells the others that its reader looks at that stream,
// and is told who else does. It gets data-who="agent:3:typing agent:5:here" and the event `presence` with the list,
// so hx-get="…" hx-trigger="presence" can fetch names. Typing in a composer is told while it lasts.

const QUIET_AFTER = 4000;
let told = null;
let timer = 0;

const place = () => document.querySelector("[data-presence]");
const say = (frame) => document.dispatchEvent(new CustomEvent("live:say", { detail: frame }));

function look(typing = false) {
  const here = place()?.dataset.presence ?? null;
  const now = `${here}/${typing}`;
  if (now === told || here === null && told === null) return;
  told = now;
  say(typing ? { here, typing } : { here });
}

document.addEventListener("ui:live-state", ({ detail }) => {
  told = null;
  if (detail === "on") look();
});
document.addEventListener("htmx:after:swap", () => look(Boolean(timer)));

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(".composer textarea")) return;
  // Where a customer is told of typing, a note among colleagues is not theirs to know.
  if (place()?.dataset.quietNotes !== undefined && target.form?.elements.kind?.value === "note") return;
  look(true);
  clearTimeout(timer);
  timer = setTimeout(() => { timer = 0; look(); }, QUIET_AFTER);
});

document.addEventListener("live:who", ({ detail: { stream, who } }) => {
  for (const element of document.querySelectorAll(`[data-presence="${CSS.escape(stream)}"]`)) {
    const list = who.map((person) => person.join(":")).join(" ");
    if (element.dataset.who === list) continue;
    element.dataset.who = list;
    element.dispatchEvent(new CustomEvent("presence", { detail: { who } }));
  }
});
