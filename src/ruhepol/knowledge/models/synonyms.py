"""Synonyms: words that mean the same to a house or one of its brands."""

from django.db import models

from ruhepol.people.models import Brand


class Synonyms(models.Model):
    """One group of words, or short phrases, in any language; whoever types one is understood to mean all."""

    brand = models.ForeignKey(Brand, null=True, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=300, help_text="separated by commas")

    class Meta:
        """In the order of their first letters, as lists are read."""

        ordering = ["words", "pk"]

    def __str__(self) -> str:
        """Show the words."""
        return self.words


def entries(words: str) -> tuple[str, ...]:
    """Return the words of a group one by one."""
    return tuple(each for word in words.split(",") if (each := word.strip()))
