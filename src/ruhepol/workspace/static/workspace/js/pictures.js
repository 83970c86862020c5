// A picture pasted or dropped into an answer is uploaded and named where the cursor is. Without script it goes as a file.

const images = (bag) => [...(bag?.files ?? [])].filter((file) => file.type.startsWith("image/"));

class AnswerPictures extends HTMLElement {
  connectedCallback() {
    this.addEventListener("paste", (event) => this.taken(event, event.clipboardData));
    this.addEventListener("drop", (event) => this.taken(event, event.dataTransfer));
    for (const name of ["dragover", "dragleave"]) this.addEventListener(name, (event) => this.over(event));
    this.addEventListener("click", ({ target }) => {
      const button = target.closest?.("[data-insert-picture]");
      if (button) this.insert(button.dataset.insertPicture);
    });
  }

  get area() {
    return this.querySelector("textarea");
  }

  taken(event, bag) {
    this.classList.remove("is-over");
    const files = images(bag);
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    this.send(files);
  }

  over(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.classList.toggle("is-over", event.type === "dragover");
  }

  async send(files) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.closest("form").elements.csrfmiddlewaretoken.value);
    for (const file of files) body.append("uploads", file, file.name);
    try {
      const answer = await fetch(this.dataset.upload, { method: "POST", body, headers: { "HX-Request": "true" } });
      if (answer.status !== 200 && answer.status !== 422) throw new Error(answer.status);
      this.querySelector("#composer-pictures").outerHTML = await answer.text();
      for (const added of this.querySelectorAll("[data-added]")) this.insert(added.dataset.added);
    } catch {
      const text = document.getElementById("toasts").dataset.failed;
      document.dispatchEvent(new CustomEvent("ui:announce", { detail: { text, tone: "warn" } }));
    }
  }

  /** Name the picture, its words chosen so that the next key replaces them: they are what is said where it is not seen. */
  insert(name) {
    const { area } = this;
    const { words } = this.dataset;
    const at = area.selectionStart;
    area.setRangeText(`![${words}](image:${name})`, at, area.selectionEnd, "end");
    area.focus();
    area.setSelectionRange(at + 2, at + 2 + words.length);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
customElements.define("desk-pictures", AnswerPictures);
