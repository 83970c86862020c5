"""A form with every kind of field."""

from django import forms


class SampleForm(forms.Form):
    """All widgets a face may use."""

    name = forms.CharField(label="Name")
    email = forms.EmailField(label="E-mail", help_text="We answer to this address.")
    topic = forms.ChoiceField(
        label="Topic",
        choices=[
            ("", "Please choose"),
            ("Orders", [("where", "Where is my order?"), ("return", "Return")]),
            ("Servers", [("down", "Server does not start")]),
        ],
    )
    message = forms.CharField(label="What happened?", widget=forms.Textarea)
    urgency = forms.ChoiceField(
        label="How urgent is it?",
        widget=forms.RadioSelect,
        choices=[("low", "It can wait"), ("normal", "Within a day"), ("high", "Now, we are down")],
        initial="normal",
    )
    channels = forms.MultipleChoiceField(
        label="How may we reach you?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("mail", "E-mail"), ("phone", "Phone")],
        required=False,
    )
    order = forms.CharField(label="Order number", required=False)
    day = forms.DateField(label="Since when?", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    attachments = forms.FileField(label="Files", required=False)
    customer = forms.CharField(label="Customer number", disabled=True, required=False, initial="K-10442")
    updates = forms.BooleanField(label="Tell me when it is fixed", required=False, help_text="By mail, once.")

    use_required_attribute = False
