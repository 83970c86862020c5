// Sending what was typed: with the token the browser has now, only while there is a network, and with a reason when it
// failed. Heard before anybody else, so that nothing has begun yet when a form is held; what is held stays as it is.

const TOKEN = "csrfmiddlewaretoken";
const words = () => document.getElementById("toasts").dataset;
const say = (text, tone) => document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone } }));
const current = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];

// Who signed in again in another tab has a new token; the one this page came with would be refused.
function renew() {
  const token = current();
  if (token) for (const field of document.querySelectorAll(`input[name=${TOKEN}]`)) field.value = token;
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" && !form.hasAttribute("hx-post")) return;
  renew();
  if (navigator.onLine) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say(words().offline, "warn");
}, { capture: true });

addEventListener("online", () => {
  const told = [...document.querySelectorAll("ui-toast")].find((one) => one.textContent.includes(words().offline));
  if (!told) return;
  told.remove();
  say(words().online, "good");
});

addEventListener("focus", renew);
document.addEventListener("htmx:config:request", ({ detail }) => {
  const request = detail.ctx?.request;
  if (!request) return;
  request.headers["Accept-Language"] = document.documentElement.lang; // whoever is signed out is still spoken to in it
  const token = current() ?? document.querySelector(`input[name=${TOKEN}]`)?.value;
  if (!token || /^get$/i.test(request.method)) return;
  request.headers["X-CSRFToken"] = token;
  if (request.body?.has?.(TOKEN)) request.body.set(TOKEN, token);
});

// Who was told to sign in again has done so once something is taken: the notice with the way there has served.
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (/^get$/i.test(ctx.request.method) || ctx.response.status >= 400) return;
  for (const way of document.querySelectorAll("ui-toast a[target]")) way.closest("ui-toast").remove();
});

async function reason(form) {
  if (!navigator.onLine) return words().offline;
  const fields = form?.querySelectorAll("input[type=file]:not(:disabled)") ?? [];
  for (const file of [...fields].flatMap((field) => [...field.files])) {
    try { await file.slice(0, 1).arrayBuffer(); } catch { return words().unreadable.replace("{name}", () => file.name); }
  }
  return words().failed;
}

// The server could not answer (5xx) or was not there: the page stays as it is, and the person learns of it.
for (const name of ["htmx:error", "htmx:response:error", "ui:unsent"]) {
  document.addEventListener(name, async ({ target, detail }) => {
    if (detail?.ctx?.response?.status < 500) return; // comes with words of its own
    say(await reason(target.closest?.("form")), "bad");
  });
}
