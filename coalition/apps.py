"""The shell as a Django app: knows every background task from the start, in web and worker alike."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class CoalitionConfig(AppConfig):
    name = "coalition"

    def ready(self) -> None:
        """Register the tasks, so that whoever writes a job can ring for it."""
        for module in ("members.tasks", "reports.tasks", "reports.schedule"):
            import_module(module)
