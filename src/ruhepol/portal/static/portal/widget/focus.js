// Keys inside the open chat: Tab stays within, Esc closes what is open, innermost first.

const REACHABLE = "a[href], button, input, textarea, select, [tabindex='0']";

export function keepFocus(panel, onescape) {
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      onescape();
    } else if (event.key === "Tab") {
      turn(panel, event);
    }
  });
}

function turn(panel, event) {
  const stops = [...panel.querySelectorAll(REACHABLE)].filter((stop) => !stop.disabled && stop.tabIndex >= 0 && stop.checkVisibility());
  const [first, last] = [stops[0], stops.at(-1)];
  const here = panel.getRootNode().activeElement;
  if (event.shiftKey && (here === first || here === panel)) move(event, last);
  else if (!event.shiftKey && here === last) move(event, first);
}

function move(event, stop) {
  event.preventDefault();
  stop?.focus();
}
