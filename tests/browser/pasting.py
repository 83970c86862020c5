"""Pasting a picture, as a person does who has copied one."""

_PASTE = """([selector, name, bytes]) => {
    const bag = new DataTransfer();
    bag.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
    document.querySelector(selector).dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: bag, bubbles: true, cancelable: true }));
}"""


def paste(page, selector, name, content):
    """Paste a file into the field."""
    page.evaluate(_PASTE, [selector, name, list(content)])
