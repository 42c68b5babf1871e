"""The shared ground as a Django app."""

from django.apps import AppConfig


class BaseApp(AppConfig):
    """Holds abstract models, templates and static files; it owns no table."""

    name = "mingze.core.base"
    label = "base"
