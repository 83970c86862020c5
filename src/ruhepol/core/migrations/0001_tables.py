"""Events, jobs, workers and files: the tables as they were first released."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("core", "0001_the_ground"),
        ("core", "0002_small_files_in_their_row"),
        ("core", "0003_the_bot_acts"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("size", models.BigIntegerField()),
                (
                    "content",
                    models.BinaryField(help_text="the bytes themselves where they are few", null=True),
                ),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Tick",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("task", models.CharField(max_length=200, unique=True)),
                ("due_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="WorkerRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("beat", models.BigIntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="EventRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("stream", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "actor_kind",
                    models.CharField(
                        choices=[
                            ("agent", "agent"),
                            ("customer", "customer"),
                            ("system", "system"),
                            ("bot", "bot"),
                        ],
                        max_length=10,
                    ),
                ),
                ("actor_id", models.BigIntegerField(null=True)),
                ("data", models.JSONField(default=dict)),
                ("cause_id", models.BigIntegerField(null=True)),
                ("depth", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["stream", "id"], name="event_stream_idx"),
                    models.Index(fields=["name", "at"], name="event_name_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("task", models.CharField(max_length=200)),
                ("args", models.JSONField(default=list)),
                ("kwargs", models.JSONField(default=dict)),
                ("queue", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("running", "Running"), ("dead", "Dead")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("run_at", models.DateTimeField()),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("max_attempts", models.PositiveSmallIntegerField(default=10)),
                ("worker", models.CharField(blank=True, default="", max_length=80)),
                ("unique_key", models.CharField(max_length=200, null=True, unique=True)),
                ("error", models.TextField(blank=True, default="")),
                ("enqueued_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["queue", "run_at", "id"],
                        name="job_due_idx",
                    ),
                    models.Index(
                        condition=models.Q(("state", "running")), fields=["worker"], name="job_running_idx"
                    ),
                    models.Index(condition=models.Q(("state", "dead")), fields=["-id"], name="job_dead_idx"),
                ],
            },
        ),
    ]
