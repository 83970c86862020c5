"""One stylesheet and one script per face, put together from small files as static files are looked up.

No build step: `BundleFinder` is a staticfiles finder. `collectstatic`, WhiteNoise and the test server get
`bundles/<face>.css` and `.js` like any other static file; the usual storage hashes and compresses them.
A face's `ui_scripts` are further scripts, each joined from ES modules: {address: first module}.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from ruhepol.ui.minify import minify_css, minify_js
from ruhepol.ui.modules import join

LAYERS = ("reset", "tokens", "base", "layout", "components", "screens", "utilities")
ALIVE = "window.htmx?.initialize();\n"
"""Ends each script: htmx would wake a turn later, and a key pressed in between would leave the page."""
_OWN = Path(__file__).parent / "static/ui"
_URL = re.compile(r"url\(\s*[\"']?(?!data:|/)(?:\.\./)*([^)\"']+)[\"']?\s*\)")


def css(face: Path | None) -> str:
    """Join the layers in order: ours first, then those of the face's own `css` folder."""
    parts = [f"@layer {', '.join(LAYERS)};"]
    parts += [_with_urls(path, "ui") for layer in LAYERS for path in sorted((_OWN / layer).glob("*.css"))]
    if face:
        parts += [_with_urls(path, face.name) for path in sorted((face / "css").glob("*.css"))]
    return "\n".join(map(minify_css, parts)) + "\n"


def _with_urls(path: Path, package: str) -> str:
    """Addresses in the file, written relative to its package, made relative to `bundles/`."""
    return _URL.sub(rf'url("../{package}/\1")', path.read_text(encoding="utf-8"))


def js(face: Path | None, behaviours: Iterable[str] | None = None) -> str:
    """Join the modules, each in a block of its own; they speak by events only, so none imports another."""
    paths = sorted((_OWN / "js").glob("*.js"))
    if behaviours is not None:
        wanted = set(behaviours)
        paths = [path for path in paths if path.stem in wanted]
    if face:
        paths += sorted((face / "js").glob("*.js"))
    return "".join(f"{{\n{minify_js(path.read_text(encoding='utf-8'))}\n}}\n" for path in paths) + ALIVE


def _faces() -> Iterator[tuple[str, AppConfig, Path | None]]:
    """List the packages that draw pages: name, configuration, static folder (None for ours)."""
    for app in apps.get_app_configs():
        folder = Path(app.path) / "static" / app.label
        if app.name == "ruhepol.ui":
            yield "ui", app, None
        elif app.name.startswith("ruhepol.") and folder.is_dir():
            yield app.label, app, folder


class BundleFinder(BaseFinder):
    """Finds `bundles/<face>.css` and `bundles/<face>.js`, written freshly when their parts have changed."""

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        """Keep the bundles beside the other caches in the data folder."""
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / "cache" / "static")

    def check(self, **_kwargs: object) -> list[Any]:
        """Nothing to configure, nothing to complain about."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> Any:  # noqa: ANN401
        """Return the file of a bundle or a joined script, else nothing."""
        wanted = kwargs.get("all", find_all)
        for name, text in self._texts():
            if path == name:
                found = str(self._write(name, text()))
                return [found] if wanted else found
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002
        """Every bundle, for `collectstatic`."""
        for name, text in self._texts():
            self._write(name, text())
            yield name, self.storage

    @staticmethod
    def _texts() -> Iterator[tuple[str, Callable[[], str]]]:
        for label, app, folder in _faces():
            yield f"bundles/{label}.css", partial(css, folder)
            yield f"bundles/{label}.js", partial(js, folder, getattr(app, "ui_behaviours", None))
            for name, entry in getattr(app, "ui_scripts", {}).items():
                yield name, partial(join, Path(app.path) / "static" / entry)

    def _write(self, name: str, text: str) -> Path:
        """Whole or not at all, and only when something changed: several processes may look at once."""
        path = Path(self.storage.path(name))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        return path
