"""Files that customers send along."""

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ruhepol.core.files.services import store
from ruhepol.tickets.services.receive import File

MOST = 10
LARGEST = 20 * 1024 * 1024  # bytes; mail servers on the way take little more


class FilesInput(forms.ClearableFileInput):
    """A file field that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; cleaned to a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:  # noqa: ANN401
        """Check every file; raises ValidationError naming the one that is too large."""
        files = [f for f in (data if isinstance(data, Sequence) else [data]) if f]
        if len(files) > MOST:
            raise forms.ValidationError(_("Please attach at most %(most)s files.") % {"most": MOST})
        for file in files:
            if file.size > LARGEST:
                words = {"name": file.name, "most": LARGEST // 1024**2}
                raise forms.ValidationError(_("“%(name)s” is larger than %(most)s MB.") % words)
        return [super(FilesField, self).clean(file, initial) for file in files]


def stored(files: Iterable["UploadedFile[Any]"]) -> list[File]:
    """Keep uploaded bytes in the file store and return what a message needs to name them."""
    return [_stored(file) for file in files]


def _stored(file: "UploadedFile[Any]") -> File:
    kept = store(cast("BinaryIO", file.file))
    kind = file.content_type or "application/octet-stream"
    return File(digest=kept.digest, name=file.name or "file", size=kept.size, content_type=kind)
