from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0002_export_heard_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='export',
            name='collapse',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='export',
            name='order',
            field=models.CharField(default='relevance', max_length=40),
        ),
        migrations.AddField(
            model_name='export',
            name='site',
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
