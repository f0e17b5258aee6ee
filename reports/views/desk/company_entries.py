"""Taking back a dated entry about a company before its day comes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.access import Permission, require
from members.actions import taking_back
from members.http import SignedInRequest
from members.models import Company, Event
from reports.access import company_for
from reports.actions.frozen_sets import frozen_of
from reports.forms.company_dates import TakeBackForm
from reports.summaries.act_names import names_in
from reports.views.desk.change import Change, answer, posted
from reports.wording import companies as wording


@require_http_methods(["GET", "POST"])
@require(Permission.SETTINGS_EDIT)
def take_back(request: SignedInRequest, company: str, entry: int) -> HttpResponse:
    """One entry, as if it had not been made."""
    own = company_for(request.user, Permission.SETTINGS_EDIT, company)
    entered = get_object_or_404(Event.objects.about(own).filter(verb__in=taking_back.VERBS), pk=entry)
    form = TakeBackForm(posted(request), starts_on=taking_back.holds_from(entered))

    def act() -> Company:
        why = form.cleaned_data["reason"]
        taking_back.take_back(own, entered, by=request.user, reason=why, frozen=frozen_of)
        return own

    title = _("Take back: %(entry)s") % {"entry": wording.happened(entered.verb, entered.details, names_in([entered]))}
    lede = _(
        "Its day has not come, so everything stays as before. The history keeps the entry, and that it was undone."
    )
    return answer(request, Change(title, lede, _("Take it back"), form, act, own, "starts_on"))
