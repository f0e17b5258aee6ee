"""Shell: takes the due steps of the ladder by hand, or tells what would be sent; the ladder is the action's."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reports.actions import ladder


class Command(BaseCommand):
    help = "Ask for every reminder that is due, as the scheduler does every five minutes; each is sent once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="print whom it would write to, and send nothing")
        parser.add_argument("--at", help="with --dry-run: as if it were this time, for example 2026-10-24T09:00+00:00")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["at"] and not options["dry_run"]:
            raise CommandError("--at looks ahead, so it needs --dry-run.")
        if not options["dry_run"]:
            self.stdout.write(f"{ladder.send_due()} steps taken.")
            return
        at = _instant(options["at"]) if options["at"] else timezone.now()
        for reminder in ladder.waiting(at):
            letter = reminder.letter
            step, return_ = reminder.step.code, reminder.of.submission
            self.stdout.write(f"{letter.reader.email}  {return_}  {step}\n{letter.subject}\n{letter.body}\n")
        for preparation in ladder.preparations(at):
            self.stdout.write(f"waits for a click  {preparation.of.submission}  {preparation.step.code}")


def _instant(text: str) -> datetime.datetime:
    try:
        at = datetime.datetime.fromisoformat(text)
    except ValueError as problem:
        raise CommandError(f"“{text}” is no time. Write it like 2026-10-24T09:00+00:00.") from problem
    return at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
