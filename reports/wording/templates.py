"""Every word of the workbook that a company fills in, in the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.calendar import QuarterKey
from reports.intake.template import Words
from reports.parts import TOTAL
from reports.profiles import Layout
from reports.wording import dates, practice


def words(layout: Layout) -> Words:
    """What the template of one return says."""
    title = _("Counts for %(quarter)s") % {"quarter": dates.quarter(QuarterKey.holding(layout.day))}
    return Words(
        language=get_language() or "en",
        title=practice.marked(title, " · ") if layout.submission.is_practice else title,
        quarter=_("Quarter"),
        version=_("Template version"),
        hint=_("Fill in the framed boxes: 0 for none, x for not tracked. See the sheet “%(guide)s”.")
        % {"guide": guide()},
        species_group=_("Species group"),
        counted=_("What is counted"),
        this_quarter=_("This quarter"),
        last_quarter=_("Last quarter"),
        rest=_("Not broken down"),
        company=_("Company"),
        guide=guide(),
        how_to=how_to(),
        names=_names(layout),
        rules={measure.code: measure.definition for measure in layout.measures.values()},
    )


def guide() -> str:
    """The sheet that explains."""
    return _("Guide")


def how_to() -> tuple[str, ...]:
    """How to fill the workbook in, a sentence or two a line."""
    return (
        _("There is one sheet for each platform, and one for what is counted once for the whole company."),
        _("Give the total of each column first. The species groups below it may stay empty."),
        _("What the groups leave of the total is worked out as “Not broken down”. You never type it."),
        _("Write 0 where you looked and found none, and x where you do not track it. An empty box is no answer."),
        _("Write whole numbers. Formulas are read by the value that was saved with them."),
        _("Last quarter's numbers stand beside the boxes to compare with. They are not read."),
        _("Keep the hidden row and column: they hold the codes by which we read this file."),
        _("When you upload the file you see what was read of it before any number is used."),
    )


def _names(layout: Layout) -> dict[str, dict[str, str]]:
    return {
        "platform": {row.slug: row.name for row in layout.platforms},
        "species_group": {TOTAL: _("Total")} | {code: str(group) for code, group in layout.groups.items()},
        "measure": {code: measure.prompt for code, measure in layout.measures.items()},
    }
