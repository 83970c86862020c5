"""Loads what the children will need before they are forked, so that they share it."""

import gc

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from django.utils import translation


def load_shared() -> None:
    """Load addresses with their views, what queries are made of, and the catalogues; open nothing.

    Then keep all of it out of the collector's way: it writes into every object it visits, which would
    copy the shared pages one by one.
    """
    get_resolver().reverse_dict  # noqa: B018  filled on first use
    for model in apps.get_models():
        str(model._base_manager.all().query)  # noqa: SLF001  fills the caches of the model and its fields
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            continue  # activating loads the catalogue
    gc.collect()
    gc.freeze()
