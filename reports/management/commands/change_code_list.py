"""Shell: changes the code lists; knows nothing but the calls."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import User
from reports.actions import code_lists
from reports.calendar import QuarterKey
from reports.errors import Refusal
from reports.intake.periods import BadQuarter, parse_quarter
from reports.models import SuccessionKind

EXAMPLES = """
Old returns keep their codes, and last quarter's numbers are read in the new ones. A code that was used is never used
for something else. `correct` is for spelling alone; load_codes leaves corrected words as they are.

  change_code_list add species_group EEL-GLASS --after EEL --words '{"names": {"en": "Glass eels"}}' ...
  change_code_list rename species_group EEL EELS --words '{"names": {"en": "Eels", "zh-hans": "鳗鱼"}}' ...
  change_code_list merge species_group ELE-IVORY IVORY-UNK --into IVORY --words '{"names": {"en": "Ivory"}}' ...
  change_code_list retire measure terms-blocked ...
  change_code_list correct species_group EEL --words '{"names": {"en": "Eels"}}' ...

and each with: --from 2027-Q1 --by administrator@example.org --reason "Agreed in October."
"""


class Command(BaseCommand):
    help = "Add, rename, merge, retire or correct codes of species groups and measures, from a coming quarter on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.epilog = EXAMPLES
        parser.add_argument("change", choices=["add", "rename", "merge", "retire", "correct"])
        parser.add_argument("kind", choices=SuccessionKind.values)
        parser.add_argument("codes", nargs="+", help="rename: the former code, then the new one")
        parser.add_argument("--into", default="", help="merge: the code that they become")
        parser.add_argument("--after", default="", help="add: the code that it stands after")
        parser.add_argument(
            "--words", default="{}", help="JSON: the fields that change, by language where they are texts"
        )
        parser.add_argument("--from", dest="starts", default="", help="the first quarter, like 2027-Q1")
        parser.add_argument("--by", required=True, help="the administrator's mail address")
        parser.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(email__iexact=options["by"], is_active=True).first()
        if by is None:
            raise CommandError(f"Nobody has the address {options['by']}.")
        try:
            _change(options, {"by": by, "reason": options["reason"]})
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{options['change']}: {', '.join(options['codes'])}.")


def _change(options: dict[str, Any], who: dict[str, Any]) -> None:
    change, codes, words = options["change"], options["codes"], _words(options["words"])
    kind = SuccessionKind(options["kind"])
    if change != "merge" and len(codes) != (2 if change == "rename" else 1):
        raise CommandError("Name one code, or for a new name the former code and the new one.")
    if change == "correct":
        return code_lists.correct_words(kind, codes[0], words=words, **who)
    who["starts"] = _quarter(options["starts"])
    if change == "add":
        add = code_lists.add_group if kind == SuccessionKind.GROUP else code_lists.add_measure
        add(codes[0], after=options["after"], **who, **words)
    elif change == "rename":
        code_lists.rename(kind, codes[0], to=codes[1], words=words, **who)
    elif change == "merge":
        code_lists.merge(kind, codes, into=options["into"], words=words, **who)
    else:
        code_lists.retire(kind, codes[0], **who)
    return None


def _words(text: str) -> dict[str, Any]:
    try:
        words = json.loads(text)
    except ValueError as problem:
        raise CommandError(f"--words is not JSON: {problem}") from problem
    if not isinstance(words, dict):
        raise CommandError("--words is a JSON object.")
    return words


def _quarter(text: str) -> QuarterKey:
    key = parse_quarter(text)
    if isinstance(key, BadQuarter):
        raise CommandError(f"--from: “{text}” is not a quarter. Write it like 2027-Q1.")
    return key
