"""The Jinja2 environment of the house: what every template may call and filter with."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, QueryDict
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import get_urlconf, reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from jinja2 import Environment, StrictUndefined, Template, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from ruhepol.ui import attributes, charts, formats, forms, icons
from ruhepol.ui.pictures import with_pictures
from ruhepol.ui.preferences import theme_of


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named view."""
    return _reversed(translation.get_language(), get_urlconf(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=4096)
def _reversed(
    _language: str | None,
    urlconf: str | None,
    name: str,
    args: tuple[object, ...],
    kwargs: tuple[tuple[str, object], ...],
) -> str:
    """Work an address out once: a page asks for fifty, most of them the same as the page before."""
    return reverse(name, urlconf, args=args, kwargs=dict(kwargs))


def with_query(address: str, **changes: object) -> str:
    """`address` with query parameters replaced; None removes one."""
    path, _, query = address.partition("?")
    values = QueryDict(query, mutable=True)
    for key, value in changes.items():
        values.pop(key, None)
        if value is not None:
            values[key] = str(value)
    return iri_to_uri(f"{path}?{values.urlencode()}" if values else path)


def bundle(name: str) -> str:
    """Return the address of a face's one stylesheet or script, say `workspace.css`."""
    return static(f"bundles/{name}")


def csp_nonce(request: HttpRequest) -> str:
    """Return the nonce of this answer where the policy has one, else nothing."""
    return str(getattr(request, "csp_nonce", ""))


def one_csrf_input(request: HttpRequest) -> dict[str, object]:
    """Context processor: write the token's field once a page; Django makes a new one for each form on it."""
    return {"csrf_input": SimpleLazyObject(lambda: csrf_input(request))}


@cache
def _said(_language: str | None, message: str) -> Markup:
    return Markup(translation.gettext(message)) % {}  # noqa: S704  a message is our own markup


def say(message: str, /, **variables: object) -> Markup:
    """Translate, and fill in what is escaped: as Jinja2 does, without a new context for each sentence."""
    if variables:
        return Markup(translation.gettext(message)) % variables  # noqa: S704  as above
    return _said(translation.get_language(), message)


def _at_render(function: Callable[..., Any]) -> Callable[..., Any]:
    """Keep Jinja2 from computing `1|percent` once at compile time, in the language of whoever came first."""

    @pass_context
    def rendered(_context: Context, *args: object, **kwargs: object) -> object:
        return function(*args, **kwargs)

    return rendered


class Page(Template):
    """A template whose macros are made once, not at every import: none of ours depends on who imports it."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  as in Jinja2
        if self._module is None:
            self._module = self.make_module()
        return self._module


class HouseEnvironment(Environment):
    """Jinja2's environment with our sort of template."""

    template_class = Page


def environment(**options: Any) -> Environment:  # noqa: ANN401
    """Return the environment of every page; an undefined name is an error, never an empty string."""
    options["undefined"] = StrictUndefined  # Django passes a lenient one
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    env = HouseEnvironment(
        **{"autoescape": True, "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"], **options}
    )
    env.install_gettext_translations(translation, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(gettext=say, _=say)
    env.policies["ext.i18n.trimmed"] = True  # line breaks inside {% trans %} are layout, not text
    env.globals.update(
        bundle=bundle,
        chart=charts,
        csp_nonce=csp_nonce,
        get_messages=get_messages,
        icon=icons.icon,
        language=translation.get_language,
        languages=settings.LANGUAGES,
        moment=formats.moment_tag,
        since=formats.since_tag,
        with_pictures=with_pictures,
        static=static,
        theme_of=theme_of,
        upload_megabytes=lambda: settings.RUHEPOL.upload_megabytes,
        url=url,
        widget=forms.widget,
        with_query=with_query,
    )
    env.filters.update(attributes.FILTERS)
    env.filters.update({name: _at_render(function) for name, function in formats.FILTERS.items()})
    return env
