"""The grid: one platform's counts and the company's own, saved box by box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from reports.access import submission_for
from reports.actions import drafts
from reports.drafts import Draft
from reports.errors import Invalid, PeriodClosed, Refusal, Stale, WrongState
from reports.forms.boxes import GridBoxes
from reports.forms.grid import grid_of
from reports.intake.grid import Posted, read_boxes
from reports.intake.numbers import CEILING
from reports.profiles import Layout, PlatformRow
from reports.rules.codes import Code
from reports.summaries import member
from reports.summaries.answers import answers_before
from reports.views.member.page import Return, render_return, return_of
from reports.wording import flags, numbers
from reports.wording import returns as wording

NO_VERSION = -1


@dataclass(frozen=True)
class Outcome:
    """What became of a post that was not saved as a whole; ``refusal`` is None when only some boxes were unreadable."""

    posted: Posted = field(default_factory=Posted)
    refusal: Refusal | None = None
    version: int = NO_VERSION

    @property
    def is_stale(self) -> bool:
        return isinstance(self.refusal, Stale)


@require_http_methods(["GET", "POST"])
def return_counts(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Show the boxes; save those that can be read and keep the text of the others."""
    is_post = request.method == "POST"
    permission = Permission.DRAFT_EDIT if is_post else Permission.SUBMISSION_VIEW
    submission = submission_for(request.user, permission, company, quarter)
    return counts_page(request, return_of(request.user, submission))


def counts_page(request: SignedInRequest, page: Return) -> HttpResponse:
    """The same for whoever may be at the page: the company, or the secretariat on its behalf."""
    layout = Layout(page.submission)
    platform = _platform(request.GET, layout)
    is_post = request.method == "POST"
    return _save(request, page, layout, platform) if is_post else _show(request, page, layout, platform)


def posted_boxes(fields: Mapping[str, object], layout: Layout) -> Posted:
    """The boxes of a form, each with the ceiling of its measure."""

    def ceiling(measure: str) -> int:
        return layout.ceiling(measure) if measure in layout.measures else CEILING

    return read_boxes({name: str(text) for name, text in fields.items()}, ceiling)


def posted_version(fields: QueryDict) -> int:
    """The version that the boxes were read at; without one nothing is current."""
    text = fields.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else NO_VERSION


def _platform(parameters: QueryDict, layout: Layout) -> PlatformRow | None:
    """The platform that is asked for, the first one unless said; None when the return has no platform."""
    slug = parameters.get("platform")
    if slug is None:
        return next(iter(layout.platforms), None)
    found = next((row for row in layout.platforms if row.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _save(request: SignedInRequest, page: Return, layout: Layout, platform: PlatformRow | None) -> HttpResponse:
    posted, version = posted_boxes(request.POST, layout), posted_version(request.POST)
    try:
        drafts.save(page.submission, posted.changes, by=request.user, door=page.door, version=version)
    except Invalid as refusal:
        if any(problem.code == Code.NOT_FOUND for problem in refusal.problems):
            raise Http404 from refusal
        return _show(request, page, layout, platform, Outcome(posted, refusal, version))
    except (Stale, WrongState, PeriodClosed) as refusal:
        page.submission.refresh_from_db(fields=["draft_version", "state"])
        return _show(request, page, layout, platform, Outcome(posted, refusal, version))
    if posted.refused:
        return _show(request, page, layout, platform, Outcome(posted))
    _say_saved(request, posted, layout)
    return redirect(_next_address(request, page))


def _next_address(request: SignedInRequest, page: Return) -> str:
    """Where the pressed button leads: to the check, to another platform, or back to the same boxes."""
    following = request.POST.get("then", "")
    if following == "check":
        return page.check_url
    if following in {row.slug for row in Layout(page.submission).platforms}:
        return f"{page.counts_url}?platform={following}"
    return request.get_full_path()


def _say_saved(request: SignedInRequest, posted: Posted, layout: Layout) -> None:
    messages.success(request, _("Saved."))
    for box, value in posted.respelled.items():
        words = {
            "box": wording.box_name(box, layout),
            "text": posted.texts[box].strip(),
            "number": numbers.whole(value),
        }
        messages.info(request, _("%(box)s: “%(text)s” was read as %(number)s.") % words)


def _show(
    request: SignedInRequest, page: Return, layout: Layout, platform: PlatformRow | None, outcome: Outcome | None = None
) -> HttpResponse:
    is_checked = "checked" in request.GET and outcome is None and page.is_editable
    outcome = outcome or Outcome()
    refusal = outcome.refusal
    boxes = _boxes(page, layout, outcome, is_checked=is_checked)
    grid = grid_of(boxes, platform, has_every_box="every" in request.GET, is_usual_only="usual" in request.GET)
    context = {
        "grid": grid,
        "platforms": layout.platforms,
        "refusal": refusal,
        "problems": [*grid.problems, *_unplaced(refusal)],
        "is_stale": outcome.is_stale,
        "is_partly_saved": bool(outcome.posted.refused) and refusal is None,
        "savings": member.savings_since(page.submission, outcome.version) if outcome.is_stale else [],
        "is_editable": page.is_editable or refusal is not None,
        "is_usual_only": "usual" in request.GET,
    }
    return render_return(request, "member/return_counts.html", page, context, refusal.status if refusal else 200)


def _boxes(page: Return, layout: Layout, outcome: Outcome, *, is_checked: bool) -> GridBoxes:
    """The boxes of the draft; after the check with what keeps them from being signed and what wants a reason."""
    draft = Draft(page.submission, layout)
    asked = draft.unexplained if is_checked else []
    return GridBoxes(
        draft,
        answers_before(page.submission),
        outcome.posted,
        is_unsaved=outcome.refusal is not None,
        is_stale=outcome.is_stale,
        told={found.box: wording.finding(found, layout) for found in draft.blocking} if is_checked else {},
        flagged={found.box: flags.fact(found) for found in asked},
    )


def _unplaced(refusal: Refusal | None) -> list[tuple[str, str]]:
    """What is wrong with boxes that are not on the page."""
    return [("", problem.detail) for problem in refusal.problems] if refusal else []
