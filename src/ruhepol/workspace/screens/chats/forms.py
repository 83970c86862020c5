"""The own seat."""

from django import forms

from ruhepol.channels.chat.services.seats import MOST


class SeatForm(forms.Form):
    """Whether one is there, and for how many chats."""

    available = forms.BooleanField(required=False)
    capacity = forms.IntegerField(min_value=1, max_value=MOST)
