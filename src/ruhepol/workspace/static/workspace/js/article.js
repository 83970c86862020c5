// Writing an article: a picture pasted or dropped into a text is uploaded and named there; a narrow screen shows one
// language at a time. Without script pictures are added by their form, and both languages stand below one another.

const NARROW = "(max-width: 899px)";
const FORMATTED = /<(h\d|[ou]l|table|strong|b|em|i|a|pre|blockquote)[\s>]/i;
const pictures = (bag) => [...(bag?.files ?? [])].filter((file) => file.type.startsWith("image/"));

class Article extends HTMLElement {
  connectedCallback() {
    this.addEventListener("focusin", ({ target }) => { if (target.matches("[data-body]")) this.text = target; });
    this.addEventListener("paste", (event) => this.taken(event, event.clipboardData));
    this.addEventListener("drop", (event) => this.dropped(event));
    for (const name of ["dragover", "dragleave"]) this.addEventListener(name, (event) => this.over(event));
    this.addEventListener("change", ({ target }) => target.matches("[name=uploads]") && target.form.requestSubmit());
    this.addEventListener("click", ({ target }) => {
      const button = target.closest?.("[data-insert-image]");
      if (button) this.insert(this.area, button.dataset.insertImage);
    });
    // Words that came back from this device before htmx listened are drawn once it does.
    this.addEventListener("htmx:after:init", ({ target }) => {
      for (const area of target.querySelectorAll("[data-body]")) {
        if (area.value !== area.defaultValue) area.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    const both = this.querySelector("[name=view][value=both]");
    if (matchMedia(NARROW).matches && both?.checked) {
      const own = this.querySelector(`[name=view][value="${document.documentElement.lang.slice(0, 2)}"]`);
      if (own && !this.querySelector("ui-form-errors")) own.checked = true;
    }
  }

  /** The text written in last, else the first one that is shown. */
  get area() {
    const shown = [...this.querySelectorAll("[data-body]")].filter((area) => area.checkVisibility());
    return shown.includes(this.text) ? this.text : shown[0];
  }

  taken(event, bag) {
    const [html, plain] = ["text/html", "text/plain"].map((type) => bag?.getData(type) ?? "");
    // A word processor puts a picture of the words beside them; a copied picture has no words.
    if (plain.trim() && FORMATTED.test(html) && event.target.matches?.("[data-body]")) {
      event.preventDefault();
      this.paste(html, plain, event.target);
      return;
    }
    const files = pictures(bag);
    if (!files.length || !event.target.matches?.("[data-body]")) return;
    event.preventDefault();
    event.stopPropagation();
    this.send(files, event.target);
  }

  /** Words with headings, lists or links become Markdown; where that fails, the plain words go in. */
  async paste(html, plain, area) {
    const body = new FormData();
    body.set("html", html);
    body.set("csrfmiddlewaretoken", this.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(this.dataset.fromHtml, { method: "POST", body }).catch(() => null);
    const text = answer?.ok ? await answer.text() : plain;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  dropped(event) {
    event.target.classList?.remove("is-over");
    this.taken(event, event.dataTransfer);
    // The box for files has put them into its field already; what is left is to send them.
    const form = event.target.closest?.("[data-pictures]");
    if (form && event.dataTransfer.files.length) form.requestSubmit();
  }

  over(event) {
    if (!event.target.matches?.("[data-body]") || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.target.classList.toggle("is-over", event.type === "dragover");
  }

  async send(files, area) {
    if (!this.dataset.upload) return this.say(this.dataset.first);
    const body = new FormData(this.querySelector("[data-pictures]"));
    body.delete("uploads");
    for (const file of files) body.append("uploads", file, file.name);
    try {
      const answer = await fetch(this.dataset.upload, { method: "POST", body, headers: { "HX-Request": "true" } });
      if (answer.status !== 200 && answer.status !== 422) throw new Error(answer.status);
      this.show(await answer.text());
      for (const added of this.querySelectorAll("[data-added]")) this.insert(area, added.dataset.added);
    } catch {
      this.say(document.getElementById("toasts").dataset.failed);
    }
  }

  show(html) {
    this.querySelector("#images").outerHTML = html;
    window.htmx?.process(this.querySelector("#images"));
    const fault = this.querySelector("#images [role=alert]");
    if (fault) this.say(fault.textContent.trim());
  }

  /** Name the picture where the cursor stands, its words chosen so that the next key replaces them. */
  insert(area, name) {
    if (!area) return;
    const words = this.dataset.words;
    const at = area.selectionStart;
    area.setRangeText(`![${words}](image:${name})`, at, area.selectionEnd, "end");
    area.focus();
    area.setSelectionRange(at + 2, at + 2 + words.length);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  say(text) {
    document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone: "warn" } }));
  }
}
customElements.define("desk-article", Article);
