// The desk's own small helps: the conversation shows its end, the open row is marked, a done act closes its dialog.

const work = () => document.getElementById("work");

/** Where the reader was at the end, new words stay in sight; who reads above is left alone. */
let atEnd = true;

function thread() {
  return document.getElementById("thread");
}

function toEnd() {
  const box = thread();
  if (!box) return;
  box.scrollTop = box.scrollHeight;
  box.addEventListener("scroll", () => { atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80; }, { passive: true });
  atEnd = true;
}

function markRow() {
  const number = work()?.dataset.ticket;
  for (const row of document.querySelectorAll("[data-row]")) {
    if (row.id === `row-${number}`) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

let shown = work()?.dataset.ticket;

let held = document.body;
document.addEventListener("htmx:before:swap", () => { held = document.activeElement; });

document.addEventListener("htmx:after:swap", () => {
  const now = work()?.dataset.ticket;
  markRow();
  if (now !== shown) {
    shown = now;
    toEnd();
    document.getElementById("ticket-title")?.closest("article")?.scrollIntoView({ block: "nearest" });
  } else if (atEnd && thread()) thread().scrollTop = thread().scrollHeight;
  // The button or box that was used is gone: whoever has no mouse goes on from the conversation.
  if (held !== document.body && document.activeElement === document.body) thread()?.focus({ preventScroll: true });
});

// An act done from a dialog answers with the ticket; a refused one stays in the dialog, and so does one that news overtakes.
document.addEventListener("htmx:before:swap", ({ detail: { ctx } }) => {
  if (ctx?.target?.id === "work") ctx.sourceElement?.closest?.("#act-dialog")?.close();
});

// Reply or note: the choice is made to write at once.
document.addEventListener("change", ({ target }) => {
  if (target.matches?.("#composer [name=kind]")) document.getElementById("composer-text").focus();
});

toEnd();
markRow();
