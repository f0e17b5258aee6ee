"""Shell: loads the demonstration into an empty site; what is in it is told elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.demonstration import load


class Command(BaseCommand):
    help = "Load an invented coalition with years of returns. Never over existing data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=load.SEED, help="other numbers, same story")
        parser.add_argument("--companies", type=int, default=load.COMPANIES)
        parser.add_argument("--quarters", type=int, default=load.QUARTERS, help="how many before the one in progress")
        parser.add_argument("--if-empty", action="store_true", help="say nothing and succeed where data are")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["companies"] < 1 or options["quarters"] < 1:
            raise CommandError("A demonstration needs at least one company and one quarter.")
        if load.is_loaded():
            self._refuse(quietly=options["if_empty"])
            return
        timeline = load.load(
            seed=options["seed"],
            number_of_companies=options["companies"],
            number_of_quarters=options["quarters"],
        )
        first, last, current = timeline.quarters[0], timeline.quarters[-2], timeline.quarters[-1]
        self.stdout.write(f"Demonstration loaded: {first} to {last} published, {current} in progress.")

    def _refuse(self, *, quietly: bool) -> None:
        message = "There are companies already; the demonstration is loaded into an empty site only."
        if not quietly:
            raise CommandError(message)
        self.stdout.write(message)
