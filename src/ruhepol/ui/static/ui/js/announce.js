// Notices, seen and heard. Anyone may ask: document.dispatchEvent(new CustomEvent("ui:announce", {detail: {text, tone}})).
// tone: quiet (heard only), plain, good, warn, bad. Warnings stay until dismissed, the others leave by themselves.

const SHOWN_FOR = 6000;

const words = (toast) => toast.querySelector(".grow")?.textContent;
const way = (toast) => toast.querySelector("a[target]");

class Toast extends HTMLElement {
  connectedCallback() {
    const same = (one) => one !== this && "stays" in one.dataset && (words(one) === words(this) || way(one) && way(this));
    if ([...this.parentElement.children].some(same)) return this.remove(); // a warning nobody has dismissed yet
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
  const region = document.getElementById("toasts");
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
