import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_sheet_order"), ("organization", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="CountStamp",
            fields=[
                ("unit", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="+", serialize=False, to="organization.unit")),
                ("times", models.BigIntegerField()),
            ],
            options={"abstract": False},
        ),
    ]
