"""What stands below every mail of a brand: address, register number, a picture."""

from django.db import models

from ruhepol.people.models import Brand


class Letterhead(models.Model):
    """The foot of a brand's mails, as text and, where it should look like something, as HTML."""

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True, default="")
    html = models.TextField(blank=True, default="", help_text="cleaned; empty: the text, dressed")
    picture = models.CharField(
        max_length=64, blank=True, default="", help_text="digest of the picture's file"
    )
    picture_type = models.CharField(max_length=40, blank=True, default="")

    def __str__(self) -> str:
        """Name the brand."""
        return f"letterhead of {self.brand_id}"
