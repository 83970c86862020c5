"""Loads what the children will need before they are forked, so that they share it."""

import ctypes
import gc

from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from django.utils import translation

_M_ARENA_MAX = -8  # glibc's malloc.h


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
    _one_heap()


def _one_heap() -> None:
    """Let all threads of a child allocate from one heap: with one each, glibc keeps what every one freed.

    Python's own lock lets one thread allocate at a time anyway. What loading has left free goes back to the
    kernel, or each child would copy it to write into it. Elsewhere than on glibc nothing happens.
    """
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt") and hasattr(libc, "malloc_trim"):
        libc.mallopt(_M_ARENA_MAX, 1)
        libc.malloc_trim(0)
