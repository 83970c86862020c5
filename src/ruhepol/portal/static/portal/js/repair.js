// A repair: one click begins it, its progress is fetched again with every piece of news, and now and then without one,
// so that a network without sockets shows it a little later and not never.

const LOOK = 3000;
const REFUSED = 409; // with the reason, as a part of the page

const announce = (text) => document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone: "quiet" } }));

// The part comes as HTML of our own; the focus stays with the repair only where it was there before.
function put(place, html, focused) {
  const made = document.createRange().createContextualFragment(html).firstElementChild;
  place.replaceWith(made);
  if (focused) made.querySelector("h3")?.focus();
  return made;
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-repair]")) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  form.setAttribute("aria-busy", "true");
  const body = new URLSearchParams(new FormData(form));
  body.set("part", "1");
  const headers = { "HX-Request": "true", "HX-Current-URL": location.href }; // a refusal comes as a notice for this page
  const answer = await fetch(form.action, { method: "POST", body, headers }).catch(() => null);
  const html = answer ? await answer.text() : "";
  if (answer?.ok) put(form.closest(".found"), html, true);
  else if (answer?.status === REFUSED) {
    form.querySelector(".callout")?.remove();
    form.insertAdjacentHTML("beforeend", html);
  } else if (answer?.headers.has("HX-Retarget")) document.getElementById("toasts").insertAdjacentHTML("beforeend", html);
  else form.dispatchEvent(new CustomEvent("ui:unsent", { bubbles: true }));
  button.disabled = answer?.ok ?? false;
  form.removeAttribute("aria-busy");
});

class Run extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.live) return;
    this.news = () => this.look();
    this.addEventListener("live", this.news);
    this.looking = setInterval(() => document.visibilityState === "visible" && this.look(), LOOK);
    this.follow();
  }

  // The page opens a socket only once there is something to follow.
  follow() {
    if (document.querySelector("ui-live")) document.dispatchEvent(new Event("htmx:after:swap"));
    else {
      const live = document.createElement("ui-live");
      live.dataset.url = "/live/";
      document.body.append(live);
    }
  }

  disconnectedCallback() {
    clearInterval(this.looking);
    this.over = true;
  }

  async look() {
    if (this.asking) return;
    this.asking = true;
    const answer = await fetch(this.dataset.url).catch(() => null);
    const html = answer?.ok && await answer.text();
    this.asking = false;
    if (!html || this.over) return;
    const line = this.dataset.line;
    const made = put(this, html, this.contains(document.activeElement));
    if (made.dataset.line !== line) announce(made.dataset.line);
  }
}
customElements.define("portal-run", Run);
