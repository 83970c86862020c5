// Keeping unsent words takes its turn: sending comes after it, or the words would be there to be sent once more, and
// what is kept next goes on from what was kept last.

let kept = Promise.resolve();

document.addEventListener("htmx:before:request", (event) => {
  const { target, detail: { ctx } } = event;
  const { fetch } = ctx;
  if (target.id === "composer") ctx.fetch = (...asked) => kept.then(() => fetch(...asked));
  if (target.id !== "composer-text") return;
  if (target.form.matches(".htmx-request")) return event.preventDefault();
  ctx.target = document.getElementById("draft"); // the answer before put a new one there while this waited
  ctx.request.body.set("version", target.form.elements.version.value);
  ctx.fetch = (...asked) => {
    const answer = fetch(...asked);
    kept = answer.catch(() => {});
    return answer;
  };
});
