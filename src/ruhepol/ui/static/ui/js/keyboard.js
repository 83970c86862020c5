// Keys act on the control that declares them, so key and mouse cannot differ: aria-keyshortcuts="R" on the real button,
// data-keys="g i" for a sequence. A text field with a key gets the focus, anything else a click.

const PAUSE = 1200;
const OFF = "keys-off";
let begun = "";
let timer = 0;

const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true]");

/** What was pressed, in the words of aria-keyshortcuts; Command counts as Control, Shift only with named keys. */
function stroke(event) {
  const letter = event.key.length === 1;
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("control");
  if (event.altKey) parts.push("alt");
  if (event.shiftKey && !letter) parts.push("shift");
  return [...parts, event.key === " " ? "space" : event.key.toLowerCase()].join("+");
}

/** Controls one could use now: shown, enabled, and in the topmost open dialog if there is one. */
function usable(selector) {
  const scope = [...document.querySelectorAll("dialog[open]:modal")].at(-1) ?? document;
  return [...scope.querySelectorAll(selector)].filter(
    (control) => !control.disabled && control.getAttribute("aria-disabled") !== "true" && control.checkVisibility({ visibilityProperty: true }),
  );
}

function find(pressed, near) {
  const matching = usable("[aria-keyshortcuts]").filter((control) =>
    control.getAttribute("aria-keyshortcuts").toLowerCase().split(/\s+/).includes(pressed));
  const form = near.closest?.("form");
  return matching.find((control) => form && control.form === form) ?? matching[0];
}

function act(control) {
  if (control.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select")) {
    control.focus();
    control.select?.();
  } else {
    control.focus({ preventScroll: true });
    control.click();
  }
}

function sequence(pressed) {
  clearTimeout(timer);
  const wanted = begun ? `${begun} ${pressed}` : pressed;
  const keys = usable("[data-keys]");
  const hit = keys.find((control) => control.dataset.keys.toLowerCase() === wanted);
  begun = !hit && keys.some((control) => control.dataset.keys.toLowerCase().startsWith(`${wanted} `)) ? wanted : "";
  if (begun) timer = setTimeout(() => { begun = ""; }, PAUSE);
  return hit;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.key === "Unidentified") return;
  const pressed = stroke(event);
  const single = !pressed.includes("+");
  if (single && (typing(event.target) || localStorage.getItem(OFF) || event.repeat)) return;
  const inSequence = single ? begun : "";
  const control = (single && sequence(pressed)) || (!inSequence && !begun && find(pressed, event.target));
  if (control || begun) event.preventDefault();
  if (control) act(control);
});
