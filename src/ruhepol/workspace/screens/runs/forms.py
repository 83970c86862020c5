"""What is decided about a repair."""

from django import forms


class DecisionForm(forms.Form):
    """What a person decides, and why."""

    what = forms.ChoiceField(
        choices=[(what, what) for what in ("approve", "refuse", "stop", "undo", "happened", "again")]
    )
    why = forms.CharField(required=False, max_length=500)
