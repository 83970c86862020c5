"""The index follows the documents' table. Whatever remakes that table on SQLite must make the triggers anew."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ruhepol.core.search.adapter import adapter


def follow(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    adapter(editor.connection).follow(editor)


def unfollow(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    adapter(editor.connection).unfollow(editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(follow, unfollow)]
