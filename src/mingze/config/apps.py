"""The composition root as a Django app, so that it can hold the commands that touch every module."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    """Holds commands only; it has no models."""

    name = "mingze.config"
    label = "config"
