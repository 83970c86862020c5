// "Sure?" before what cannot be undone: data-confirm="Delete the article?" on a button, answered in one native dialog.

document.addEventListener("click", (event) => {
  const control = event.target.closest?.("[data-confirm]");
  const dialog = document.getElementById("confirm");
  if (!control || !dialog) return;
  if ("confirmed" in control.dataset) {
    delete control.dataset.confirmed;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById("confirm-text").textContent = control.dataset.confirm;
  const yes = dialog.querySelector("[value=yes]");
  yes.dataset.word ??= yes.textContent;
  yes.textContent = control.dataset.confirmLabel ?? yes.dataset.word;
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return;
    control.dataset.confirmed = "";
    control.click();
  }, { once: true });
}, { capture: true });
