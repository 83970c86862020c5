"""What an encoder made of a published text: derived, and made anew when text or encoder change."""

from django.db import models

from ruhepol.knowledge.models.article import ArticleText


class TextMeaning(models.Model):
    """The vectors of one text's pieces, a byte a number, and a scale for each."""

    text = models.OneToOneField(ArticleText, on_delete=models.CASCADE, related_name="meaning")
    model = models.CharField(max_length=300, help_text="name of the encoder")
    digest = models.CharField(max_length=64, help_text="of what was encoded")
    rows = models.BinaryField()
    scales = models.BinaryField()

    def __str__(self) -> str:
        """Name text and encoder."""
        return f"{self.text_id} by {self.model}"
