// The shop's own script: a basket that this tab remembers, and three calls that tell the chat what it may know.
const { identity } = document.currentScript.dataset;
const chat = (...call) => {
  window.Ruhepol ??= Object.assign((...later) => window.Ruhepol.q.push(later), { q: [] });
  window.Ruhepol(...call);
};
const money = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
const read = () => JSON.parse(sessionStorage.getItem("basket") ?? "[]");

function keep(basket) {
  sessionStorage.setItem("basket", JSON.stringify(basket));
  show(basket);
}

function show(basket) {
  const value = basket.reduce((sum, item) => sum + item.value, 0);
  document.querySelector("[data-count]").textContent = basket.length || "";
  chat("set", { basket: { value, items: basket.length }, segment: identity ? "customer" : "visitor" });
  const list = document.querySelector("[data-basket]");
  if (!list) return;
  list.replaceChildren(...basket.map((item, place) => row(item, place)));
  document.querySelector("[data-empty]").hidden = basket.length > 0;
  const total = document.querySelector("[data-total]");
  total.hidden = basket.length === 0;
  total.querySelector("b").textContent = money.format(value);
}

function row(item, place) {
  const remove = Object.assign(document.createElement("button"), { textContent: document.body.dataset.remove });
  remove.setAttribute("aria-label", `${document.body.dataset.remove}: ${item.name}`);
  remove.addEventListener("click", () => keep(read().filter((_, other) => other !== place)));
  const line = document.createElement("li");
  line.append(item.name, Object.assign(document.createElement("b"), { textContent: money.format(item.value) }), remove);
  return line;
}

for (const button of document.querySelectorAll("[data-add]")) {
  button.addEventListener("click", () => keep([...read(), { name: button.dataset.name, value: Number(button.dataset.value) }]));
}
if (identity) chat("identify", identity);
show(read());
