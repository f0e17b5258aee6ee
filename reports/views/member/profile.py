"""The reporting profile: what a company tracks, proposed from its past returns, changed from one quarter on."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, can
from members.http import SignedInRequest
from members.models import Company
from reports.access import company_for, quarter_named
from reports.actions import profiles
from reports.actions.proposals import LONGEST_TEXT
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.errors import Invalid, Problem, Refusal
from reports.forms.profile import blocked_choices, choice_of, company_ticks, tables_of
from reports.profiles import Layout, layout_of
from reports.rules.cells import Box
from reports.summaries.consents import consents_of
from reports.summaries.profile import Proposal, dated, proposal
from reports.tracking import Choice, difference
from reports.views.member.page import render_page
from reports.wording import dates
from reports.wording import profile as wording
from reports.wording.returns import box_name


@dataclass(frozen=True)
class Preview:
    """What saving would change, and what follows from it."""

    changes: list[str]
    with_numbers: list[str]
    is_break: bool
    fingerprint: str


@dataclass(frozen=True)
class Shown:
    """The choice on the page, and why it is there: proposed, being looked over before it is saved, or refused."""

    choice: Choice
    proposal: Proposal | None = None
    preview: Preview | None = None
    note: str = ""
    problems: tuple[Problem, ...] = ()
    refusal: Refusal | None = None


@require_http_methods(["GET", "POST"])
def member_profile(request: SignedInRequest, company: str) -> HttpResponse:
    """Show the profile of a quarter; a post is looked over first, and saved when it comes back as it was shown."""
    permission = Permission.DRAFT_EDIT if request.method == "POST" else Permission.SUBMISSION_VIEW
    owner = company_for(request.user, permission, company)
    possible = profiles.starts(owner)
    key = _quarter(request, owner, possible)
    layout = layout_of(owner, key)
    if request.method == "POST":
        return _post(request, layout, key, possible)
    wants_one = layout.stored is None or "propose" in request.GET
    found = proposal(layout) if wants_one and _may_edit(request, owner, key, possible) else None
    return _show(request, layout, key, possible, Shown(found.choice if found else layout.choice, found))


def _may_edit(request: SignedInRequest, owner: Company, key: QuarterKey, possible: list[QuarterKey]) -> bool:
    """The reader may let a change begin with this quarter."""
    return key in possible and can(request.user, Permission.DRAFT_EDIT, owner)


def _quarter(request: SignedInRequest, owner: Company, possible: list[QuarterKey]) -> QuarterKey:
    """The quarter that is asked for, the first that takes a change unless said."""
    if "from" not in request.GET:
        return possible[0]
    key = quarter_named(request.GET["from"])
    if key not in possible and key not in {one.key for one in dated(owner)}:
        raise Http404
    return key


def _post(request: SignedInRequest, layout: Layout, key: QuarterKey, possible: list[QuarterKey]) -> HttpResponse:
    choice, note = choice_of(request.POST, layout), request.POST.get("note", "")
    if misfits := [one for one in profiles.problems(layout, choice, note=note) if one.pointer != "/note"]:
        return _show(request, layout, key, possible, Shown(choice, note=note, problems=tuple(misfits)))
    preview = _preview(layout, choice)
    if request.POST.get("seen") != preview.fingerprint:
        return _show(request, layout, key, possible, Shown(choice, preview=preview, note=note))
    owner = layout.submission.company
    try:
        profiles.set_profile(
            owner, choice, starts_on=key, by=request.user, note=note, read=request.POST.get("read", "")
        )
    except Refusal as refusal:
        now = layout_of(owner, key)
        refused = None if isinstance(refusal, Invalid) else refusal
        again = Shown(choice, preview=_preview(now, choice), note=note, problems=refusal.problems, refusal=refused)
        return _show(request, now, key, possible, again)
    messages.success(request, _("Saved. It holds from %(quarter)s on.") % {"quarter": dates.quarter(key)})
    return redirect(f"{reverse('member-profile', args=[owner.slug])}?from={key}")


def _preview(layout: Layout, choice: Choice) -> Preview:
    found, numbers = difference(layout.choice, choice), _numbers(layout)
    return Preview(
        changes=wording.changes(found, layout),
        with_numbers=[box_name(box, layout) for box in found.removed if box in numbers],
        is_break=profiles.touched_by(layout, choice) is not None,
        fingerprint=choice.fingerprint,
    )


def _numbers(layout: Layout) -> set[Box]:
    """The boxes of the return that hold a number now."""
    if layout.submission.pk is None:
        return set()
    return {box for box, cell in Draft(layout.submission, layout).cells.items() if cell.value is not None}


def _show(
    request: SignedInRequest, layout: Layout, key: QuarterKey, possible: list[QuarterKey], shown: Shown
) -> HttpResponse:
    owner = layout.submission.company
    rows = dated(owner)
    context = {
        "shown": shown,
        "errors": [(f"#{one.pointer[1:]}" if one.pointer else "", one.detail) for one in shown.problems],
        "quarter": dates.quarter(key),
        "read_from": str(key),
        "starts": [(f"?from={one}", dates.quarter(one), one == key) for one in possible],
        "tables": tables_of(layout, shown.choice),
        "company_ticks": company_ticks(layout, shown.choice),
        "blocked_choices": blocked_choices(),
        "time_zones": profiles.time_zones(),
        "read": layout.choice.fingerprint,
        "dated": rows,
        "is_new": layout.stored is None,
        "later": [one for one in rows if one.key > key],
        "consents": consents_of(owner),
        "may_edit": _may_edit(request, owner, key, possible),
        "propose_url": f"?from={key}&propose=1",
        "longest": LONGEST_TEXT,
    }
    problem = shown.refusal or (Invalid("") if shown.problems else None)
    return render_page(request, "member/profile.html", owner, context, problem.status if problem else 200)
