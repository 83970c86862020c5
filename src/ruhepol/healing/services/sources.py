"""Connecting systems that tell us what happens."""

from django.db import IntegrityError, transaction

from ruhepol.core import clock, crypto
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.healing.events import SourceChanged, SourceConnected
from ruhepol.healing.exceptions import NameTakenError
from ruhepol.healing.models import Source
from ruhepol.healing.reading import mapping as rules
from ruhepol.healing.syslog import senders as networks
from ruhepol.people.models import Asset

PREFIX = "ruhepol_signals_"


@transaction.atomic
def connect_source(*, name: str, by: Actor, mapping: str = rules.USUAL) -> tuple[Source, str]:
    """Make a source and return it with its key, which is shown once and kept nowhere.

    Publishes SourceConnected. Raises NameTakenError, MappingError.
    """
    rules.parse(mapping, kinds=Asset.Kind.values)
    text = PREFIX + crypto.new_token()
    try:
        with transaction.atomic():
            source = Source.objects.create(
                name=name, mapping=mapping, digest=crypto.digest(text), created_at=clock.now()
            )
    except IntegrityError as error:
        raise NameTakenError from error
    publish(SourceConnected(source_id=source.pk), by=by)
    return source, text


@transaction.atomic
def change_source(  # noqa: PLR0913  all of it is an administrator's to say
    *, source: Source, name: str, mapping: str, is_active: bool, by: Actor, syslog_from: str = ""
) -> Source:
    """Rename a source, say anew which assets it means and where its syslog comes from, switch it on or off.

    Publishes SourceChanged. Raises NameTakenError, MappingError, NetworkError.
    """
    networks.parse(syslog_from)
    rules.parse(mapping, kinds=Asset.Kind.values)
    held = Source.objects.select_for_update().get(pk=source.pk)
    held.name, held.mapping, held.is_active = name, mapping, is_active
    held.syslog_from = syslog_from
    try:
        with transaction.atomic():
            held.save(update_fields=["name", "mapping", "is_active", "syslog_from"])
    except IntegrityError as error:
        raise NameTakenError from error
    publish(SourceChanged(source_id=held.pk), by=by)
    return held


@transaction.atomic
def renew_key(*, source: Source, by: Actor) -> str:
    """Give a source another key and end the old one; returns it, shown once. Publishes SourceChanged."""
    text = PREFIX + crypto.new_token()
    Source.objects.filter(pk=source.pk).update(digest=crypto.digest(text))
    publish(SourceChanged(source_id=source.pk), by=by)
    return text
