"""Components are strict about what they are told and careful with what strangers typed."""

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from jinja2 import TemplateError, UndefinedError

from ruhepol.ui.icons import icon, sheet

EVIL = '"><script>alert(1)</script>'


def render(source: str, **context) -> str:
    """Render a piece of template as a page would."""
    return engines["jinja2"].from_string(source).render(context, RequestFactory().get("/"))


@pytest.mark.parametrize(
    "source",
    [
        '{% from "ui/button.html" import button %}{{ button("x", "shiny") }}',
        '{% from "ui/chip.html" import status %}{{ status("x", "sleepy") }}',
        '{% from "ui/chip.html" import chip %}{{ chip("x", "pink") }}',
        '{% from "ui/states.html" import callout %}{% call callout("loud") %}{% endcall %}',
        '{% from "ui/charts.html" import line_chart %}{{ line_chart("t", "s", [("a", 1)], format="roman") }}',
        '{{ icon("unicorn") }}',
    ],
)
def test_an_unknown_variant_is_an_error(source):
    """A slip in a template shows at render, not as a page that looks a little wrong."""
    with pytest.raises((ValueError, TemplateError)):
        render(source)


def test_an_undefined_name_is_an_error():
    """A forgotten context variable is found by the first test that renders the page."""
    with pytest.raises((UndefinedError, TemplateError)):
        render("{{ nobody }}")


def test_what_strangers_typed_stays_text():
    """Labels, values, attributes and names are escaped by every way into a component."""
    html = render(
        """{% from "ui/button.html" import button %}{% from "ui/avatar.html" import avatar %}
        {% from "ui/list.html" import entry %}{% from "ui/figures.html" import bars %}
        {{ button(evil, title=evil) }}{{ avatar(evil, label=true) }}{{ entry(evil, evil, text=evil) }}
        {{ bars(evil, [{"label": evil, "value": 1}]) }}{{ icon("send", evil) }}""",
        evil=EVIL,
    )
    assert "<script" not in html


class Form(forms.Form):
    """Two fields are enough to see how errors are tied."""

    email = forms.EmailField(help_text="We answer here.")
    note = forms.CharField(required=False, widget=forms.Textarea)


def test_a_wrong_field_says_so_to_everyone():
    """The error stands beside its control, is tied to it, and what was typed is still there."""
    form = Form({"email": "kim@", "note": EVIL})
    html = render(
        '{% from "ui/field.html" import field %}{{ field(form.email) }}{{ field(form.note) }}', form=form
    )
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_email_hint id_email_error"' in html
    assert 'id="id_email_error"' in html
    assert 'value="kim@"' in html
    assert "<script" not in html
    assert html.count(">optional<") == 1


def test_form_errors_count_and_lead_to_the_fields():
    """The summary names how many things are wrong and links each to its control."""
    form = Form({"email": ""})
    html = render('{% from "ui/field.html" import form_errors %}{{ form_errors(form) }}', form=form)
    assert "One thing needs another look." in html
    assert 'href="#id_email"' in html


def test_icons_are_hidden_unless_they_mean_something():
    """Decoration is silent; an icon with a label is an image with a name."""
    assert 'aria-hidden="true"' in icon("send")
    assert 'role="img" aria-label="Send"' in icon("send", "Send")
    assert len(sheet()) > 100


def test_constants_are_written_in_the_readers_language():
    """A number that stands in the template itself follows the language of each reader, not of the first."""
    template = engines["jinja2"].from_string("{{ 0.5|percent }}{{ 1284|number }}")
    with translation.override("de"):
        assert template.render() == "50\xa0%1.284"
    with translation.override("en"):
        assert template.render() == "50%1,284"


def test_queries_are_changed_not_lost():
    """Paging keeps the filters; None removes one."""
    changed = '{{ with_query("/x?a=1&b=2", b=none, page=3) }}'
    assert render(changed) == "/x?a=1&amp;page=3"
