"""The documents' table and, over it, the index of the database in use.

The index follows the table by triggers. Whatever remakes that table on SQLite must make them anew.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ruhepol.core.search.adapter import adapter


def create(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    adapter(editor.connection).create(editor)
    adapter(editor.connection).follow(editor)


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    adapter(editor.connection).unfollow(editor)
    adapter(editor.connection).drop(editor)


class Migration(migrations.Migration):
    replaces = [("search", "0001_initial"), ("search", "0002_the_index_follows")]
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("language", models.CharField(max_length=2)),
                ("title", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("other", models.TextField(blank=True)),
                ("meta", models.TextField()),
                ("short", models.TextField(blank=True)),
                (
                    "analyser",
                    models.PositiveSmallIntegerField(
                        help_text="Version of the text analysis that made this row"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["analyser"], name="search_document_stale")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="search_document_unique")
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
