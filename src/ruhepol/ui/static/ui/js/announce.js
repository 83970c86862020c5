// Notices, seen and heard. Anyone may ask: document.dispatchEvent(new CustomEvent("ui:announce", {detail: {text, tone}})).
// tone: quiet (heard only), plain, good, warn, bad. Warnings stay until dismissed, the others leave by themselves.

const SHOWN_FOR = 6000;

class Toast extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-dismiss]")?.addEventListener("click", () => this.leave());
    if (!("stays" in this.dataset)) this.wait();
    this.addEventListener("pointerenter", () => clearTimeout(this.timer));
    this.addEventListener("pointerleave", () => "stays" in this.dataset || this.wait());
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.leave(), SHOWN_FOR);
  }

  leave() {
    this.classList.add("leaving");
    const gone = () => this.remove();
    this.addEventListener("transitionend", gone, { once: true });
    setTimeout(gone, 400);
  }
}
customElements.define("ui-toast", Toast);

function show(text, tone) {
  const toast = document.createElement("ui-toast");
  toast.className = `toast ${tone}`;
  if (tone === "warn" || tone === "bad") toast.dataset.stays = "";
  const words = document.createElement("span");
  words.className = "grow";
  words.textContent = text;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet square small";
  button.dataset.dismiss = "";
  const region = document.getElementById("toasts");
  button.setAttribute("aria-label", region.dataset.dismiss);
  button.textContent = "×";
  toast.append(words, button);
  region.append(toast);
}

document.addEventListener("ui:announce", ({ detail: { text, tone = "plain" } }) => {
  if (tone !== "quiet") return show(text, tone);
  const region = document.getElementById("announcer");
  region.textContent = "";
  // A screen reader hears a change, so the same words twice need an empty moment between.
  requestAnimationFrame(() => { region.textContent = text; });
});

// The server could not answer (5xx) or was not there: the page stays as it is, and the person learns of it.
for (const name of ["htmx:error", "htmx:response:error"]) {
  document.addEventListener(name, ({ detail }) => {
    const status = detail?.ctx?.response?.status ?? detail?.ctx?.response?.raw?.status ?? 0;
    if (status && status < 500) return;
    const { failed } = document.getElementById("toasts").dataset;
    document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text: failed, tone: "bad" } }));
  });
}
