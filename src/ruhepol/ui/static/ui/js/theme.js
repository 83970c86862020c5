// Light, dark or as the system says. Kept in a cookie, so that the server's first paint is already right.

const YEAR = 365 * 24 * 3600;

class Theme extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", ({ target }) => {
      const secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = `theme=${target.value}; Path=/; Max-Age=${target.value ? YEAR : 0}; SameSite=Lax${secure}`;
      if (target.value) document.documentElement.dataset.theme = target.value;
      else delete document.documentElement.dataset.theme;
    });
  }
}
customElements.define("ui-theme", Theme);
