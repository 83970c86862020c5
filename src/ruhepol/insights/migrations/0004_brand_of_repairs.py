"""Repairs are filtered by brand like everything else."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce


def say_which(apps: Any, _schema: Any) -> None:
    """Give the repairs counted so far the brand that a fact written today would have."""
    facts, tickets = apps.get_model("insights", "RunFact"), apps.get_model("tickets", "Ticket")
    runs = apps.get_model("healing", "Run").objects.filter(pk=OuterRef("run"))
    last = tickets.objects.filter(customer__assets=OuterRef("run__asset")).order_by("-created_at", "-pk")
    found = facts.objects.annotate(
        under=Coalesce(
            Subquery(runs.values("ticket__brand")[:1]),
            Subquery(last.values("brand")[:1]),
            output_field=models.BigIntegerField(),
        )
    )
    for pk, under in found.values_list("pk", "under"):
        facts.objects.filter(pk=pk).update(brand=under)


class Migration(migrations.Migration):
    """A brand for each."""

    dependencies = [
        ("healing", "0014_problems_in_order"),
        ("insights", "0003_repairs"),
    ]

    operations = [
        migrations.AddField(
            model_name="runfact",
            name="brand",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.brand",
            ),
        ),
        migrations.RunPython(say_which, migrations.RunPython.noop, elidable=True),
    ]
