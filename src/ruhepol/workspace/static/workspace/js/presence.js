// Names for those who look at the same ticket: the hub tells keys, the server draws the people.

document.addEventListener("presence", ({ target, detail }) => {
  const { names, me } = target.dataset;
  const others = detail.who.filter(([kind, id]) => !(kind === "agent" && String(id) === me));
  if (!others.length) {
    target.replaceChildren();
    return;
  }
  const url = new URL(names, location.href);
  url.searchParams.set("who", others.map((person) => person.join(":")).join(" "));
  fetch(url, { headers: { "HX-Request": "true" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => { target.innerHTML = html; })
    .catch(() => target.replaceChildren());
}, { capture: true });
