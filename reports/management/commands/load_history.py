"""Shell: loads figures that others published before; knows nothing but the call."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from reports import history


class Command(BaseCommand):
    help = "Load the coalition figures that others published before this site. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        count = history.load()
        if options["verbosity"]:
            self.stdout.write(f"{count} published figures")
