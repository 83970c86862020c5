// Elements made by hand: no markup is parsed, so a page's strict policy and Trusted Types have nothing to refuse.

const SVG = "http://www.w3.org/2000/svg";

// h("button.send", { type: "button", onclick: send }, "Send") → element; null and false children are left out.
export function h(name, facts = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(facts)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A line drawing of 24 × 24 from path data; it says nothing to screen readers.
export function icon(paths, size = 20) {
  const svg = document.createElementNS(SVG, "svg");
  const facts = { viewBox: "0 0 24 24", width: size, height: size, fill: "none", stroke: "currentColor", "aria-hidden": "true" };
  Object.entries({ ...facts, "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" })
    .forEach(([key, value]) => svg.setAttribute(key, value));
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

// "There are {n}" with { n: 3 } → "There are 3"
export function fill(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}
