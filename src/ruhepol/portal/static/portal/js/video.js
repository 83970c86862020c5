// A video in an article: a link until it is clicked, so that nobody else is asked before.

class Player {
  static make(link) {
    const frame = document.createElement("iframe");
    frame.src = `${link.dataset.video}?autoplay=1`;
    frame.title = link.textContent.trim();
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin";
    link.replaceWith(frame);
    frame.focus();
  }

  static explain(link) {
    const { videoNote } = link.closest("[data-video-note]")?.dataset ?? {};
    if (!videoNote) return;
    const note = document.createElement("figcaption");
    note.className = "small quiet";
    note.textContent = videoNote;
    link.after(note);
  }
}

for (const link of document.querySelectorAll("a[data-video]")) Player.explain(link);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-video]");
  if (!link || event.ctrlKey || event.metaKey || event.button) return;
  event.preventDefault();
  Player.make(link);
});
