"""Files in forms: several at once, each looked through before anything is made of it."""

from collections.abc import Sequence
from typing import Any, BinaryIO, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ruhepol.core.files.scanner import ScannerError, finding


class FilesInput(forms.ClearableFileInput):
    """A control for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, cleaned to a list; `most` of them, each of at most `largest` bytes."""

    widget = FilesInput

    def __init__(self, *, most: int, largest: int | None = None, **options: Any) -> None:  # noqa: ANN401  Django's
        """Take the limits."""
        self.most, self.largest = most, largest
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the browser the limit: a file is refused when it is chosen, not when it was sent."""
        attrs = super().widget_attrs(widget)
        return {**attrs, "data-most": self.largest // 1024**2} if self.largest else attrs

    def clean(self, data: object, initial: object = None) -> list["UploadedFile[Any]"]:
        """Check every file by itself; raises ValidationError naming the one that is not taken."""
        files = [file for file in (data if isinstance(data, Sequence) else [data]) if file]
        if len(files) > self.most:
            raise forms.ValidationError(_("Please attach at most %(most)s files.") % {"most": self.most})
        return [self._checked(super(FilesField, self).clean(file, initial)) for file in files]

    def _checked(self, file: "UploadedFile[Any]") -> "UploadedFile[Any]":
        if self.largest and (file.size or 0) > self.largest:
            words = {"name": file.name, "most": self.largest // 1024**2}
            raise forms.ValidationError(_("“%(name)s” is larger than %(most)s MB.") % words)
        return looked_through(file)


def looked_through(file: "UploadedFile[Any]") -> "UploadedFile[Any]":
    """Return a file in which nothing was found, or that nobody asked to look through.

    Raises ValidationError, also while the scanner cannot be asked: it lets nothing through.
    """
    try:
        found = finding(cast("BinaryIO", file.file))
    except ScannerError:
        raise forms.ValidationError(
            _("Files cannot be checked right now. Please try again in a moment, or without the file.")
        ) from None
    if found:
        words = {"name": file.name, "found": found}
        raise forms.ValidationError(_("“%(name)s” is not taken: %(found)s was found in it.") % words)
    return file
