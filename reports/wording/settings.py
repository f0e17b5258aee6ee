"""What an administrator may set, in words: what each limit means, which mail is which, what is wrong with a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from reports.rules.ladder import EARLIEST, LATEST, MOST_STEPS, Audience, Fault, Ladder, Step
from reports.rules.thresholds import RANGES, Thresholds
from reports.wording import numbers, prose

LIMITS = {
    "least_change": (
        gettext_lazy("Smallest big change"),
        gettext_lazy("A change of fewer than this many is never asked about."),
    ),
    "least_share": (
        gettext_lazy("Smallest share of a big change, in %"),
        gettext_lazy("And it must be this share of what the company counted last quarter in the same unit."),
    ),
    "ratio": (
        gettext_lazy("Times last quarter"),
        gettext_lazy("So many times the number of last quarter, or so small a part of it, is asked about."),
    ),
    "band_quarters": (
        gettext_lazy("Quarters of the usual range"),
        gettext_lazy("The usual range of a number is drawn from so many quarters before."),
    ),
    "band_needs": (
        gettext_lazy("Numbers that the range needs"),
        gettext_lazy("With fewer numbers in those quarters there is no usual range."),
    ),
    "band_stretch": (
        gettext_lazy("Room around the usual range"),
        gettext_lazy("The range is so much wider, up and down, before a number is outside of it: 1.5 is half as much."),
    ),
    "cumulative_needs": (
        gettext_lazy("Totals that look added up"),
        gettext_lazy("So many totals must be comparable before we ask whether they hold the year so far."),
    ),
    "cumulative_slack": (
        gettext_lazy("Slack of totals that look added up, in %"),
        gettext_lazy("Each may miss the sum of the year so far by this share of a usual quarter."),
    ),
    "round_needs": (
        gettext_lazy("Numbers before roundness is mentioned"),
        gettext_lazy("So many numbers of three digits or more must be there."),
    ),
    "round_share": (
        gettext_lazy("Share of round numbers, in %"),
        gettext_lazy("From this share on we mention that most numbers are round. Nothing has to be explained."),
    ),
    "most_asked": (
        gettext_lazy("Most explanations"),
        gettext_lazy("No return is asked to explain more than this; the weightiest come first."),
    ),
}
"""Name and meaning of every limit, by its field."""
SHARES = frozenset({"least_share", "cumulative_slack", "round_share"})
"""Limits that people read and write in per cent."""

UNITS = {
    "accounts": pgettext_lazy("a unit", "accounts"),
    "attempts": pgettext_lazy("a unit", "attempts"),
    "impressions": pgettext_lazy("a unit", "impressions"),
    "listings": pgettext_lazy("a unit", "listings"),
    "people": pgettext_lazy("a unit", "people"),
    "referrals": pgettext_lazy("a unit", "referrals"),
    "reports": pgettext_lazy("a unit", "reports"),
    "terms": pgettext_lazy("a unit", "search terms"),
}
"""What is counted in, by the code of a measure's unit."""

NAMES = {"ladder": pgettext_lazy("a setting", "Reminders"), "thresholds": gettext_lazy("Limits of the flags")}

MAIL_KINDS = {
    "invitation": gettext_lazy("An invitation"),
    "password_reset": gettext_lazy("A link for a new password"),
    "unknown_account": gettext_lazy("No account has the address"),
    "opened": gettext_lazy("A quarter has opened"),
    "on_behalf": gettext_lazy("The secretariat has entered numbers for the company"),
    "handed_over": gettext_lazy("A return waits for its signature"),
    "ready": gettext_lazy("A return is ready to sign"),
    "handed_back": gettext_lazy("A return goes back to its preparer"),
    "signed_first": gettext_lazy("A second signature is needed"),
    "paper_refused": gettext_lazy("A signed sheet was refused"),
    "submitted": gettext_lazy("A return is submitted"),
    "sent_back": gettext_lazy("A return is sent back"),
    "accepted": gettext_lazy("A return is accepted"),
    "accepted_with_note": gettext_lazy("A return is accepted with a note"),
    "reopened": gettext_lazy("A return is opened again after it had closed"),
    "exempted": gettext_lazy("A company is exempt from a quarter"),
    "included_again": gettext_lazy("A company is expected again"),
    "question_asked": gettext_lazy("The secretariat asks a question"),
    "question_replied": gettext_lazy("The secretariat writes to a question"),
    "extension_granted": gettext_lazy("More time is granted"),
    "extension_given": gettext_lazy("More time is given unasked"),
    "extension_refused": gettext_lazy("More time is refused"),
    "due_soon": gettext_lazy("Reminder before the due date"),
    "due_today": gettext_lazy("Reminder on the due date"),
    "overdue": gettext_lazy("Reminder after the due date"),
    "owed_again": gettext_lazy("Reminder of a return that is open again"),
    "escalated": gettext_lazy("Escalation to the second contact"),
    "desk_escalated": gettext_lazy("Escalation to the liaison"),
    "desk_submitted": gettext_lazy("To the secretariat: a return is submitted"),
    "desk_sheet_waits": gettext_lazy("To the secretariat: a signed sheet waits for a second person"),
    "desk_correction_asked": gettext_lazy("To the secretariat: a correction is asked for"),
    "desk_question_answered": gettext_lazy("To the secretariat: a question is answered"),
    "desk_extension_asked": gettext_lazy("To the secretariat: more time is asked for"),
    "desk_proposal": gettext_lazy("To the secretariat: a series break is proposed"),
}
PLACES = {
    "name": gettext_lazy("the reader’s name"),
    "company": gettext_lazy("the company"),
    "quarter": gettext_lazy("the quarter, like Q3 2026"),
    "window": gettext_lazy("its months, like July to September 2026"),
    "due": gettext_lazy("the last day and hour until which the return is in time"),
    "closes": gettext_lazy("the last day and hour for a first signature"),
    "publish": gettext_lazy("the day on which publication is planned"),
    "link": gettext_lazy("the address of the return; it stands below the text in any case"),
    "left": gettext_lazy("the time that is left, as a sentence"),
    "progress": gettext_lazy("how many boxes are filled, as a sentence"),
}


def version_of(name: str, version: int) -> str:
    """Which version of which setting; the text of a mail by its kind."""
    kind = name.removeprefix("mail:")
    told = str(NAMES[name]) if name in NAMES else mail_kind(kind)
    return _("%(name)s, version %(number)s") % {"name": told, "number": version}


def mail_kind(kind: str) -> str:
    """What a kind of mail tells."""
    return str(MAIL_KINDS.get(kind, kind.replace("_", " ").capitalize()))


def limit(name: str, limits: Thresholds) -> str:
    """A limit as people read it: 1,000; 25%; 1.5."""
    value = getattr(limits, name)
    if name in SHARES:
        return f"{plain(value * 100)}%"
    return plain(value)


def plain(value: int | Fraction) -> str:
    """A number as it is typed: 100, 1.5."""
    return f"{float(value):g}" if isinstance(value, Fraction) else numbers.whole(value)


def out_of_range(name: str) -> str:
    """Between which numbers a limit may be."""
    least, most = RANGES[name]
    scale = 100 if name in SHARES else 1
    told = {"least": numbers.whole(int(least * scale)), "most": numbers.whole(int(most * scale))}
    return _("Name a number from %(least)s to %(most)s.") % told


def needs_too_much() -> str:
    """A usual range that could never be drawn."""
    return _("The range cannot need more numbers than there are quarters.")


def when(days: int) -> str:
    """A day of the ladder: 7 days before the due date; on the due date."""
    if days == 0:
        return _("On the due date")
    if days < 0:
        return ngettext("%(days)s day before the due date", "%(days)s days before the due date", -days) % {
            "days": -days
        }
    return ngettext("%(days)s day after the due date", "%(days)s days after the due date", days) % {"days": days}


def audience(whom: Audience) -> str:
    """Who a step turns to."""
    if whom == Audience.ESCALATION:
        return _("Second contact and liaison, after somebody’s click")
    return _("Preparers and signers of the company")


def step(one: Step) -> str:
    """A step in a line: 3 days after the due date: reminder after the due date."""
    return prose.labelled(when(one.days), mail_kind(one.mail))


def fault(found: Fault) -> str:
    """Why a ladder cannot be one."""
    told = {
        Fault.EMPTY: _("Keep one step at least: a ladder without steps reminds nobody."),
        Fault.TOO_MANY: _("Keep to %(most)s steps.") % {"most": MOST_STEPS},
        Fault.DAY_TWICE: _("Two steps fall on this day. Move one of them."),
        Fault.TOO_FAR: _("Name a day from %(before)s days before to %(after)s days after the due date.")
        % {"before": -EARLIEST, "after": LATEST},
        Fault.EARLY_ESCALATION: _("An escalation comes after the due date."),
        Fault.OTHER_MAIL: _("This mail does not say what is true on that day."),
    }
    return told[found]


def wrong_text(code: str, *, longest: int, unknown: str, known: Sequence[str]) -> str:
    """What is wrong with a subject or a text that may name what is ``known``."""
    told = {
        "empty_text": _("Write both the subject and the text, or leave both empty for the site’s own."),
        "too_long": _("Write %(most)s characters at most.") % {"most": numbers.whole(longest)},
        "unknown_place": _("This mail does not know %(places)s. Use the names that are listed.") % {"places": unknown},
        "loose_brace": _("Braces stand around one name only, like %(place)s.") % {"place": f"{{{known[0]}}}"},
    }
    return told[code]


def steps(ladder: Ladder) -> str:
    """A ladder in a line: its days, counted from the due date; those that wait for a click are marked."""
    marks = {Audience.ESCALATION: _("escalation")}
    days = [
        prose.aside(numbers.signed(s.days), marks[s.audience]) if s.audience in marks else numbers.signed(s.days)
        for s in ladder
    ]
    return _("Days from the due date: %(days)s") % {"days": prose.listed(days)}


def limits_changed(before: Thresholds, after: Thresholds) -> str:
    """What changed from some limits to others: Most explanations: 6 → 5."""
    changed = [name for name in LIMITS if getattr(before, name) != getattr(after, name)]
    lines = [prose.labelled(str(LIMITS[name][0]), f"{limit(name, before)} → {limit(name, after)}") for name in changed]
    return prose.clauses(lines) or _("As the site ships them")


def texts(words: Mapping[str, Mapping[str, str]]) -> str:
    """In which languages a mail has words of an administrator's, by their subjects."""
    return prose.clauses(f"“{one['subject']}”" for one in words.values()) or _("The site’s own text")
