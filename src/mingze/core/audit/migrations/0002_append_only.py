"""The chain's first head, and the triggers that keep entries as they are."""

from django.conf import settings
from django.db import migrations

from mingze.core.audit import append_only, chain


def begin(apps, schema_editor):
    head = chain.seal(settings.AUDIT_KEY, "head", 0, chain.GENESIS)
    apps.get_model("audit", "Head").objects.create(id=1, sequence=0, hash=chain.GENESIS, seal=head)
    append_only.install(schema_editor.connection)


def undo(apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(begin, undo)]
