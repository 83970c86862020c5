"""The reader's verdict."""

from django import forms

from ruhepol.knowledge.models import ArticleFeedback
from ruhepol.knowledge.services.feedback import LONGEST_COMMENT


class FeedbackForm(forms.Form):
    """Did this help? With a reason and a word on what was missing, if the reader likes."""

    helped = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda word: word == "yes")
    reason = forms.ChoiceField(required=False, choices=ArticleFeedback.Reason.choices)
    comment = forms.CharField(required=False, max_length=LONGEST_COMMENT)
