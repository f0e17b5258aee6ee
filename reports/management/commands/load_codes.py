"""Shell: loads the code lists; knows nothing but the call."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from reports import code_lists


class Command(BaseCommand):
    help = "Load the code lists: coalitions, platform types, sections, species groups, measures. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = code_lists.load()
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{count} {name}" for name, count in loaded.items()))
