// Keeping unsent words ends with sending them: kept a moment later they would be there to be sent once more.

document.addEventListener("htmx:before:request", (event) => {
  const { target } = event;
  if (target.id === "composer") document.getElementById("composer-text").dispatchEvent(new Event("htmx:abort"));
  else if (target.id === "composer-text" && target.form.matches(".htmx-request")) event.preventDefault();
});
