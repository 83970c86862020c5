// Text that came as HTML, built anew from what is allowed. The help desk has cleaned it already; here it stands on
// somebody else's page, so nothing is taken on trust: no scripts, styles, frames or forms, links open beside the page.

const ALLOWED = new Set("A B BLOCKQUOTE BR CODE EM H2 H3 H4 HR I IMG KBD LI OL P PRE S STRONG SUB SUP TABLE TBODY TD TH THEAD TR UL".split(" "));
const DROPPED = new Set("SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED SVG MATH FORM INPUT BUTTON SELECT TEXTAREA NOSCRIPT TITLE".split(" "));
const ADDRESS = /^(https?:|mailto:|tel:)/i;

// Addresses within the text are those of the help desk, whatever page it is read on.
export function safe(html, { policy, base }) {
  const parsed = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...copies(parsed.body.childNodes, base));
  return fragment;
}

function copies(nodes, base) {
  return [...nodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
    if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.nodeName.toUpperCase())) return [];
    const inner = copies(node.childNodes, base);
    return ALLOWED.has(node.nodeName) ? [copy(node, inner, base)] : inner;
  });
}

function copy(node, inner, base) {
  const made = document.createElement(node.nodeName);
  if (node.nodeName === "A") link(made, node.getAttribute("href"), base);
  if (node.nodeName === "IMG") picture(made, node, base);
  made.append(...inner);
  return made;
}

function absolute(address, base) {
  try {
    const url = new URL(address, base).href;
    return ADDRESS.test(url) ? url : null;
  } catch {
    return null;
  }
}

export function link(element, address, base) {
  const url = absolute(address ?? "", base);
  if (url) Object.assign(element, { href: url, target: "_blank", rel: "noopener noreferrer" });
  return element;
}

function picture(element, node, base) {
  const url = absolute(node.getAttribute("src") ?? "", base);
  if (url?.startsWith(base)) Object.assign(element, { src: url, loading: "lazy" });
  element.alt = node.getAttribute("alt") ?? "";
}

// Plain words with their web addresses as links and their line breaks kept.
export function plain(text, base) {
  const parts = text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/);
  return parts.map((part, place) => {
    if (place % 2 === 0) return document.createTextNode(part);
    const made = link(document.createElement("a"), part, base);
    made.textContent = part;
    return made;
  });
}
