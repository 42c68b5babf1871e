from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="LastWrite",
            fields=[
                ("written", models.CharField(max_length=100, primary_key=True, serialize=False, verbose_name="表")),
                ("sequence", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
    ]
