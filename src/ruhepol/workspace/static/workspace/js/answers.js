// Answers at hand: a fitting one goes where the cursor is, as if it had been typed, and a slash offers canned ones.

const field = () => document.getElementById("composer-text");
const list = () => document.getElementById("canned");
const SLASH = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u;

/** Tell the server what was taken; nothing waits for it. */
function remember({ dataset }) {
  const form = field().form;
  const body = new URLSearchParams({ kind: dataset.kind, answer: dataset.answer });
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  fetch(list().dataset.inserted, { method: "POST", body, keepalive: true }).catch(() => {});
}

function put(words, from) {
  const box = field();
  const before = box.value.slice(0, from);
  const gap = before && !before.endsWith("\n") ? "\n\n" : "";
  box.setRangeText(`${gap}${words}\n`, from, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[data-insert]");
  if (!button || !field()) return;
  put(button.dataset.insert, field().selectionStart);
  const answer = button.closest("[data-answer]");
  if (answer) remember(answer);
});

/** Where the slash stands, and what follows it; nothing while none is being typed. */
function slash() {
  const box = field();
  if (box.selectionStart !== box.selectionEnd) return null;
  const typed = SLASH.exec(box.value.slice(0, box.selectionStart));
  return typed && { word: typed[1], from: box.selectionStart - typed[1].length - 1 };
}

const options = () => [...list().querySelectorAll("[role=option]")];
const chosen = () => list().querySelector("[aria-selected=true]");

function choose(option) {
  for (const each of options()) each.setAttribute("aria-selected", String(each === option));
  if (option) field().setAttribute("aria-activedescendant", option.id);
  else field().removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function shut() {
  asked += 1;
  list().hidden = true;
  field().removeAttribute("aria-activedescendant");
}

let asked = 0;

async function open() {
  const now = slash();
  if (!now) return list().hidden || shut();
  const turn = (asked += 1);
  const url = `${list().dataset.from}?q=${encodeURIComponent(now.word)}`;
  const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
  // Whoever typed on meanwhile is answered by a later request.
  if (!answer?.ok || turn !== asked || !list()) return;
  list().innerHTML = await answer.text();
  list().hidden = false;
  choose(options()[0]);
  document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text: chosen()?.textContent ?? list().textContent, tone: "quiet" } }));
}

function take(option) {
  const now = slash();
  shut();
  if (!now) return;
  field().setSelectionRange(now.from, now.from + now.word.length + 1);
  put(option.dataset.insert, now.from);
  remember(option);
}

const moves = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("input", ({ target }) => target === field() && list() && open());
document.addEventListener("focusout", ({ target }) => target === field() && list() && setTimeout(() => list() && shut(), 200));
document.addEventListener("click", ({ target }) => {
  const option = target.closest?.("#canned [role=option]");
  if (option) take(option);
});
document.addEventListener("keydown", (event) => {
  if (event.target !== field() || !list() || list().hidden || event.isComposing) return;
  const all = options();
  if (event.key in moves && all.length) choose(all[(all.indexOf(chosen()) + moves[event.key] + all.length) % all.length]);
  else if ((event.key === "Enter" || event.key === "Tab") && !event.ctrlKey && !event.metaKey && chosen()) take(chosen());
  else if (event.key === "Escape") shut();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, { capture: true });
