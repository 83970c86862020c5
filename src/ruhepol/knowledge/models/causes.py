"""What was learned from the causes agents have named: derived, and made anew every day."""

from django.db import models


class LearnedCauses(models.Model):
    """Weights that tell what cause a ticket probably has; no words can be read from them. One row."""

    made_at = models.DateTimeField()
    encoder = models.CharField(max_length=300, help_text="its name; empty where there was none")
    causes = models.JSONField(help_text="their ids in the order of the weights, null for none")
    rarity = models.BinaryField()
    weights = models.BinaryField()

    def __str__(self) -> str:
        """Say how many there are."""
        return f"{len(self.causes)} causes"
