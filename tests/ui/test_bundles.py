"""One stylesheet and one script per face, always those of the files they are made from."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders

from ruhepol.ui import bundles


def test_layers_are_declared_before_they_are_filled():
    """The first statement orders the layers, so that no file's place in the bundle matters."""
    text = bundles.css(None)
    assert text.startswith("@layer reset, tokens, base, layout, components, screens, utilities;")
    assert "/*" not in text


def test_every_rule_of_ours_stands_in_its_folders_layer():
    """A file in `components` fills the layer of that name and no other."""
    for layer in bundles.LAYERS:
        for path in Path(apps.get_app_config("ui").path, "static/ui", layer).glob("*.css"):
            outside = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).strip()
            assert outside.startswith(f"@layer {layer} {{"), path.name


def test_addresses_in_styles_lead_to_files():
    """Whatever a stylesheet asks for exists, seen from where the bundle lies."""
    wanted = re.findall(r'url\("\.\./([^"]+)"\)', bundles.css(None))
    assert wanted
    assert [path for path in wanted if not finders.find(path)] == []


def test_a_face_adds_its_own(tmp_path):
    """Files in a face's `css` and `js` folders follow ours, with addresses made relative to the bundle."""
    face = tmp_path / "workspace"
    (face / "css").mkdir(parents=True)
    (face / "js").mkdir()
    (face / "css/inbox.css").write_text(
        '@layer screens { .inbox { background: url("pictures/x.svg"); } } /* why */'
    )
    (face / "js/inbox.js").write_text("// why\nconst here = 1;\n")
    assert bundles.css(face).endswith('.inbox { background: url("../workspace/pictures/x.svg"); } }\n')
    assert bundles.js(face, []) == "{\nconst here = 1;\n}\n" + bundles.ALIVE


def test_the_finder_knows_only_bundles():
    """Other files are other finders' business."""
    assert finders.find("bundles/ui.css")
    assert finders.find("bundles/nobody.css") is None


@pytest.mark.django_db
def test_bundles_are_served(client):
    """The test and development servers give out what the finder finds."""
    answer = client.get("/static/bundles/ui.js")
    assert answer.status_code == 200
    assert b'customElements.define("ui-draft"' in answer.getvalue()
