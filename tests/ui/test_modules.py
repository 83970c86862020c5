"""ES modules become one classic script that keeps them apart and leaves nothing behind."""

import pytest

from ruhepol.ui.modules import ModuleError, join


@pytest.fixture
def folder(tmp_path):
    """Return the function that writes modules into a folder."""

    def folder(**files):
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text)
        return tmp_path

    return folder


@pytest.fixture
def run(chromium):
    """Return the function that runs a script in an empty page and returns what it put into `said`."""
    page = chromium.new_page()

    def run(script):
        page.evaluate("window.said = []; window.before = new Set(Object.keys(window))")
        page.add_script_tag(content=script)
        assert page.evaluate("Object.keys(window).filter((name) => !before.has(name))") == ["before"]
        return page.evaluate("said")

    yield run
    page.close()


def test_modules_run_in_the_order_they_need_one_another(folder, run):
    """Each runs once, before whoever imports it, with names of its own; nothing reaches the page."""
    main = """
import { add } from "./sum.js";
import { one } from "./one.js";
const hidden = 5;
said.push(add(one), hidden);
"""
    total = """
import { one } from "./one.js";
const hidden = 2;
export function add(number) {
  return number + one + hidden;
}
"""
    one = """
// A number.
export const one = 1;
said.push("once");
"""
    place = folder(main_js=main, sum_js=total, one_js=one)
    assert run(join(place / "main.js")) == ["once", 4, 5]


def test_styles_become_constructed_sheets(folder, run):
    """A style sheet travels within the script, without comments, whatever quotes it has."""
    main = """
import sheet from "./look.css" with { type: "css" };
said.push(sheet.cssRules.length, sheet.cssRules[0].cssText);
"""
    place = folder(main_js=main, look_css='/* why */\n.a::before { content: "»"; }\n')
    assert run(join(place / "main.js")) == [1, '.a::before { content: "»"; }']


def test_what_the_joiner_does_not_know_is_no_surprise(folder):
    """Another way to import or export fails when the script is made, not in somebody's page."""
    for line in (
        'import x from "https://elsewhere.example/x.js";',
        "export default 3;",
        'export * from "./a.js";',
    ):
        with pytest.raises(ModuleError):
            join(folder(main_js=f"{line}\n") / "main.js")


def test_modules_that_need_one_another_are_refused(folder):
    """There is no order in which they could run."""
    place = folder(
        a_js='import { b } from "./b.js";\nexport const a = b;\n',
        b_js='import { a } from "./a.js";\nexport const b = a;\n',
    )
    with pytest.raises(ModuleError, match="needs itself"):
        join(place / "a.js")
