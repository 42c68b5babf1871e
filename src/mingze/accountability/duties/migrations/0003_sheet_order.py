from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_obligation_counts")]
    operations = [
        migrations.AddIndex("sheet", models.Index(fields=["month", "id"], name="duties_sheet_in_order")),
    ]
