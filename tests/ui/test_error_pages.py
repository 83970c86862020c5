"""Pages for when there is no page: drawn like the others, even when nothing else works."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.views import defaults
from django.views.csrf import csrf_failure


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_error_page_says_where_to_go_on(name, language):
    """Each has a heading, a sentence and a way on, in both languages, without any request."""
    with translation.override(language):
        html = render_to_string(f"{name}.html")
    assert f'<html lang="{language}">' in html
    assert html.count("<h1>") == 1
    assert 'class="btn primary normal" href="/"' in html


def test_django_finds_them():
    """Django's own handlers answer with these pages and the right status."""
    request = RequestFactory().get("/nowhere")
    assert defaults.page_not_found(request, Exception()).status_code == 404
    assert b"This page is not here" in defaults.page_not_found(request, Exception()).content
    assert b"Something went wrong on our side" in defaults.server_error(request).content
    assert b"The form was open for too long" in csrf_failure(request).content
