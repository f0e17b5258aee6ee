"""Shell: plans and opens one quarter by hand; what opening means is in the action."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from reports.actions import quarters
from reports.errors import Refusal
from reports.intake.periods import BadQuarter, parse_quarter


class Command(BaseCommand):
    help = "Open a quarter that has ended: one return for each company that is a member on its last day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("quarter", help="for example 2026-Q3")

    def handle(self, *args: Any, **options: Any) -> None:
        key = parse_quarter(options["quarter"])
        if isinstance(key, BadQuarter):
            raise CommandError(f"“{options['quarter']}” is not a quarter. Write it like 2026-Q3.")
        try:
            with transaction.atomic():
                opened = quarters.open_quarter(quarters.plan(key, by=None), by=None)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{key} is open: {len(opened)} returns expected.")
