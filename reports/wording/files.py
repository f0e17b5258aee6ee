"""Sentences about files that companies send: what is wrong with one, what its reader has to know."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum, auto
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.intake.numbers import Refused
from reports.rules.codes import Code
from reports.wording import prose, returns

if TYPE_CHECKING:
    from reports.intake.reading import FileNote, FileProblem


class Kind(StrEnum):
    """What problems are grouped by, in the order of a page."""

    FILE = auto()
    NAMES = auto()
    NUMBERS = auto()
    TWICE = auto()
    PLACES = auto()


_ROWS = re.compile(r"row \d+(?:[,;] row \d+)*")

type Values = Mapping[str, int | str]
type Sentence = Callable[[str, Values], str]


def problem(found: FileProblem) -> str:
    """What is wrong at one place of a file, without the place."""
    if found.code in UNREADABLE:
        readings = str(found.params.get("readings", "")).split("|") if found.params.get("readings") else []
        ceiling = found.params.get("ceiling")
        return returns.unreadable(Refused(found.code, tuple(readings), int(ceiling) if ceiling else None))
    return _told(PROBLEMS, found.code, found.text, found.params)


def note(found: FileNote) -> str:
    """What somebody has to know of a file, and that stops nothing."""
    return _told(NOTES, found.code, "", found.params)


def kind_of(found: FileProblem) -> Kind:
    """The kind under which a problem is listed; one that has no place is the whole file's."""
    if not found.place:
        return Kind.FILE
    return Kind.NUMBERS if found.code in UNREADABLE else KINDS.get(found.code, Kind.FILE)


def title(kind: Kind, count: int) -> str:
    """What problems of one kind have in common, with how many there are."""
    match kind:
        case Kind.FILE:
            return _("The file cannot be used as it is")
        case Kind.NUMBERS:
            text = ngettext("%(count)d number cannot be read", "%(count)d numbers cannot be read", count)
        case Kind.NAMES:
            text = ngettext("%(count)d name means nothing to us", "%(count)d names mean nothing to us", count)
        case Kind.TWICE:
            text = ngettext("%(count)d box is given twice", "%(count)d boxes are given twice", count)
        case Kind.PLACES:
            text = ngettext("%(count)d row cannot be used", "%(count)d rows cannot be used", count)
    return text % {"count": count}


def effect(name: str, count: int) -> str:
    """How many boxes get something new, another answer, the same again, or cannot be read."""
    told = {
        "new": ngettext("%(count)d new", "%(count)d new", count),
        "changed": ngettext("%(count)d changed", "%(count)d changed", count),
        "same": ngettext("%(count)d as before", "%(count)d as before", count),
        "bad": ngettext("%(count)d cannot be read", "%(count)d cannot be read", count),
    }
    return told[name] % {"count": count}


def cell_note(code: Code) -> str:
    """How a number was read where that is not plain."""
    return _("read from a formula") if code == Code.FORMULA_CACHED else _("written in another way")


def added_up(texts: str) -> str:
    """That a number is the sum of several rows, with what stood in each: “5 + 7”."""
    return _("added up: %(numbers)s") % {"numbers": texts}


def notes_title() -> str:
    """What the column of our notes in a company's own file is called: a heading that is read as a remark."""
    return _("Notes")


def place(at: str) -> str:
    """A place as people read it: the rows of a CSV file in words, a cell's address as it is."""
    if not _ROWS.fullmatch(at):
        return at
    rows = [_("row %(row)s") % {"row": row} for row in re.findall(r"\d+", at)]
    return prose.listed(rows)


def places(at: Sequence[str]) -> str:
    """Where a problem stands: the first place, and how many more."""
    if len(at) < 2:
        return at[0]
    more = len(at) - 1
    words = {"place": at[0], "count": more}
    return ngettext("%(place)s and %(count)d more", "%(place)s and %(count)d more", more) % words


def placed(at: str, sentence: str) -> str:
    """A sentence with the cell that it is about: “Sheet1!D14: …”."""
    return prose.labelled(place(at), sentence) if at else sentence


def read_as(encoding: str) -> str:
    """Which encoding a text was read in."""
    return _("Read as %(encoding)s.") % {"encoding": _called(encoding)}


def _called(encoding: str) -> str:
    """An encoding as programs call it in their menus."""
    return {"utf-8-sig": "UTF-8", "gb18030": "GB 18030"}.get(encoding, encoding.upper())


def _told(sentences: Mapping[Code, Sentence], code: Code, text: str, values: Values) -> str:
    told = sentences.get(code)
    return told(text, values) if told else _("This cannot be read (%(code)s).") % {"code": code.value}


def _unknown(text: str, values: Values) -> str:
    guesses = [guess for guess in str(values.get("guesses", "")).split("|") if guess]
    perhaps = _("Do you mean one of these: %(guesses)s?") % {"guesses": prose.listed(guesses)} if guesses else ""
    return prose.sentences(_("We do not know “%(text)s”.") % {"text": text}, perhaps)


def _no_platform(text: str, _values: Values) -> str:
    return _("We do not know the platform “%(platform)s”.") % {"platform": text}


def _hidden(_text: str, values: Values) -> str:
    rows = int(values.get("rows", 0))
    if not rows:
        return _("Some rows with numbers are hidden in this sheet. They were read as well.")
    return ngettext(
        "%(rows)d row with numbers is hidden in this sheet. It was read as well.",
        "%(rows)d rows with numbers are hidden in this sheet. They were read as well.",
        rows,
    ) % {"rows": rows}


def _encoding(_text: str, values: Values) -> str:
    name = _called(str(values.get("encoding", "")))
    return _("This file is not in UTF-8; it was read as %(encoding)s. Look whether its words are right.") % {
        "encoding": name
    }


def _shape(_text: str, values: Values) -> str:
    if values.get("merged"):
        return _("These cells are merged, so we cannot tell what the number belongs to. Split them.")
    return _(
        "A count of a platform needs a platform, a species group and a measure; a count of the company only a measure."
    )


def _old(_text: str, values: Values) -> str:
    if "former" in values:
        return _("“%(former)s” is called “%(successor)s” now; its numbers were read as that.") % values
    return _(
        "This is an earlier template. Its numbers were matched by their codes; please check that each is in its place."
    )


UNREADABLE = frozenset({Code.NOT_INTEGER, Code.NEGATIVE, Code.AMBIGUOUS_NUMBER, Code.TOO_LARGE, Code.BAD_CHARACTER})

KINDS = {
    Code.UNKNOWN_CODE: Kind.NAMES,
    Code.PLATFORM_NOT_ACTIVE: Kind.NAMES,
    Code.NOT_FOUND: Kind.NAMES,
    Code.DUPLICATE_ROW: Kind.TWICE,
    **dict.fromkeys((Code.IS_DATE, Code.FORMULA_NO_VALUE, Code.EXTERNAL_LINK), Kind.NUMBERS),
    **dict.fromkeys(
        (Code.COMPUTED_ROW, Code.NOT_SPLIT, Code.ROW_SHAPE, Code.ROW_LENGTH, Code.CELL_TOO_LONG), Kind.PLACES
    ),
}

PROBLEMS: dict[Code, Sentence] = {
    Code.IS_DATE: lambda *_values: _("This is a date. Format the cell as a number, then type the number again."),
    Code.FORMULA_NO_VALUE: lambda *_values: _(
        "This formula has no value in the file. Open it in your spreadsheet program, save it, and send it again."
    ),
    Code.EXTERNAL_LINK: lambda *_values: _(
        "This takes its value from another file, which we cannot see. Write the number itself."
    ),
    Code.UNKNOWN_CODE: _unknown,
    Code.COMPUTED_ROW: lambda text, _values: (
        _("“%(text)s” is worked out from the total and its parts. Leave it out.") % {"text": text}
    ),
    Code.NOT_SPLIT: lambda *_values: _("This measure is given as a total only, not by species group."),
    Code.ROW_SHAPE: _shape,
    Code.DUPLICATE_ROW: lambda _text, values: (
        _("This box is also given at %(other)s. Keep one of the two.") % {"other": place(str(values.get("other", "–")))}
    ),
    Code.MISSING_COLUMN: lambda text, values: (
        _("There is no column “%(column)s”.") % {"column": values.get("column", text)}
    ),
    Code.ROW_LENGTH: lambda _text, values: _("This row has %(cells)s cells instead of %(columns)s.") % values,
    Code.TOO_MANY_ROWS: lambda *_values: _(
        "There are more rows or columns here than we read: 100,000 rows, 200 columns."
    ),
    Code.CELL_TOO_LONG: lambda *_values: _("The text in this cell is longer than 10,000 characters."),
    Code.PERIOD_MISMATCH: lambda text, values: (
        _("This file says %(quarter)s; this return is for %(expected)s.")
        % {"quarter": values.get("quarter", text), "expected": values.get("expected", "")}
    ),
    Code.BAD_QUARTER: lambda text, _values: (
        _("“%(text)s” is no calendar quarter. Write one like this: 2026-Q1.") % {"text": text}
    ),
    Code.FILE_TOO_LARGE: lambda *_values: _("This file is larger than 10 MB."),
    Code.BAD_FILE: lambda *_values: _(
        "This file is damaged, or unpacks to far more than a return can be. Save it again as a new file and send that."
    ),
    Code.MACRO_FILE: lambda *_values: _("This workbook holds macros. Save it as .xlsx without macros and send that."),
    Code.FILE_TYPE: lambda *_values: _("We read .xlsx and .csv files. Save your sheet as one of these and send that."),
    Code.ENCRYPTED: lambda *_values: _("This file is protected by a password. Save it without one and send that."),
    Code.PLATFORM_NOT_ACTIVE: lambda text, _values: (
        _("“%(platform)s” is not expected in this quarter.") % {"platform": text}
    ),
    Code.NOT_FOUND: _no_platform,
}

NOTES: dict[Code, Sentence] = {
    Code.FORMULA_CACHED: lambda *_values: _("Formulas were read by the value that was saved with them."),
    Code.HIDDEN_ROWS: _hidden,
    Code.OLD_TEMPLATE: _old,
    Code.ENCODING_DETECTED: _encoding,
}
