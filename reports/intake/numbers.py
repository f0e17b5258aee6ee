"""Reads one count as people and programs write it, or says why not; knows no form, file, row or database.

The rule behind every line: a number is never silently changed. What can be read in one way only is read, and the
caller shows it back when it was spelled otherwise; what could be read in two ways is refused with the readings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reports.rules.codes import Code

CEILING = 1_000_000_000
"""Largest count of a measure that does not set its own."""

_LONGEST_SHOWN = 40
NOT_TRACKED_WORDS = frozenset({"x", "×", "not tracked", "not_tracked"})

_EDGES = " \t\r\n\u00a0\u2007\u2009\u202f\u3000"
# Every spelling of a group mark; a number may use one of them, not two. U+066C is the Arabic thousands mark.
_MARKS = ",\uff0c\u066c'\u2019\uff07 \u00a0\u2007\u2009\u202f"
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}([{_MARKS}])[0-9]{{3}}(?:\1[0-9]{{3}})*")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")  # 1.234 is 1234 in German and a fraction in English
_NUMBER_LIKE = re.compile(rf"[0-9]+(?:[.{_MARKS}][0-9]+)*")
_PLUS = "+\uff0b"
_MINUS = "-\u2212\u2013\uff0d"
_ASCII_ZERO, _WIDE_ZERO = 0x30, 0xFF10


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing was given."""


@dataclass(frozen=True, slots=True)
class NotTracked:
    """The company says that it does not track this."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A count; ``normalised`` when it was spelled in another way than its plain digits."""

    value: int
    normalised: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Not a count. ``readings`` are the numbers an ambiguous text may mean; ``ceiling`` is set with ``too_large``."""

    code: Code
    readings: tuple[str, ...] = ()
    ceiling: int | None = None


type Reading = Blank | NotTracked | Whole | Refused


def parse_count(text: str, ceiling: int = CEILING) -> Reading:
    """Read what stands in one box. Never raises, and takes time in proportion to the text."""
    typed = text.strip(_EDGES)
    if not typed:
        return Blank()
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in typed):
        return Refused(Code.BAD_CHARACTER)
    if _is_not_tracked(typed):
        return NotTracked()
    number = _plain_digits(typed)
    if number is None:
        return Refused(Code.NOT_INTEGER)
    if number[0] in _MINUS:
        below_zero = _NUMBER_LIKE.fullmatch(number[1:].strip(_EDGES))
        return Refused(Code.NEGATIVE if below_zero else Code.NOT_INTEGER)
    return _read_number(number[1:] if number[0] in _PLUS else number, text, ceiling)


def parse_json_count(value: object, ceiling: int = CEILING) -> Whole | Refused:
    """Read a value of a JSON document: an integer and nothing that merely looks like one."""
    if isinstance(value, bool) or not isinstance(value, int):
        return Refused(Code.NOT_INTEGER)
    if value < 0:
        return Refused(Code.NEGATIVE)
    return Whole(value) if value <= ceiling else Refused(Code.TOO_LARGE, ceiling=ceiling)


def _is_not_tracked(typed: str) -> bool:
    words = unicodedata.normalize("NFKC", typed[:_LONGEST_SHOWN]).casefold()
    return len(typed) <= _LONGEST_SHOWN and " ".join(words.split()) in NOT_TRACKED_WORDS


def _plain_digits(typed: str) -> str | None:
    """Digits of any one script as 0-9, the rest untouched; None when two scripts are mixed.

    Full-width and plain digits count as one script: input methods mix them, and they look alike. Circled digits and
    superscripts are no decimals and stay, to be refused.
    """
    scripts, plain = set(), []
    for character in typed:
        if character.isdecimal():
            digit = unicodedata.decimal(character)
            zero = ord(character) - digit
            scripts.add(_ASCII_ZERO if zero == _WIDE_ZERO else zero)
            plain.append(str(digit))
        else:
            plain.append(character)
    return "".join(plain) if len(scripts) <= 1 else None


def _read_number(number: str, text: str, ceiling: int) -> Whole | Refused:
    if not _NUMBER_LIKE.fullmatch(number):
        return Refused(Code.NOT_INTEGER)
    if number.isdecimal():
        return _within(number, text, ceiling)
    if _GROUPED.fullmatch(number):
        return _within("".join(filter(str.isdecimal, number)), text, ceiling)
    if number.replace(".", "").isdecimal() and not _DOTTED.fullmatch(number):
        # Spreadsheets write a whole number as 12.0; any other fraction, and a date, is no count.
        whole, _, fraction = number.partition(".")
        return Refused(Code.NOT_INTEGER) if fraction.strip("0") else _within(whole, text, ceiling)
    return Refused(Code.AMBIGUOUS_NUMBER, readings=_readings(number))


def _within(digits: str, text: str, ceiling: int) -> Whole | Refused:
    significant = digits.lstrip("0") or "0"
    # The length is compared first: int() of a text of thousands of digits is slow, and Python refuses it.
    if len(significant) > len(str(ceiling)) or int(significant) > ceiling:
        return Refused(Code.TOO_LARGE, ceiling=ceiling)
    return Whole(int(significant), normalised=text != significant)


def _readings(number: str) -> tuple[str, ...]:
    """What may be meant: all marks group digits, or the last one is the decimal mark; nothing for an endless text."""
    if len(number) > _LONGEST_SHOWN:
        return ()
    *head, tail = re.split(rf"[.{_MARKS}]", number)
    whole = "".join(head).lstrip("0") or "0"
    grouped = (whole + tail).lstrip("0") or "0"
    last_mark = number[-len(tail) - 1]
    return (grouped, f"{whole}.{tail}") if last_mark in ".,\uff0c" else (grouped,)
