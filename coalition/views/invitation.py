"""Where the link of an invitation leads: say who you are, or confirm it. Open to all; the secret decides."""

from __future__ import annotations

import zoneinfo

from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from members.access import CompanyRoleName, SiteRole
from members.actions import accepting
from members.actions.accepting import Newcomer
from members.errors import Invalid, Refusal
from members.models import Invitation
from members.sign_in import limit_invitation_tries


class NewcomerForm(forms.Form):
    """What a new person says of themselves; the address is the invitation's."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"}))
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("What you are in your organisation; it stands under what you sign."),
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        help_text=_("At least 12 characters, and none of the common ones."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("In which you get mail and see the site.")
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(zone, zone) for zone in sorted(zoneinfo.available_timezones())]
    )


@login_not_required
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Show who invites to what, and take the answer; looking changes nothing."""
    try:
        limit_invitation_tries(request)
        found = accepting.find(secret, request.user)
    except Refusal as refusal:
        return render(request, "refusal.html", {"message": str(refusal)}, status=refusal.status)
    with translation.override(_language(request, found)), timezone.override(zoneinfo.ZoneInfo(found.time_zone)):
        if request.user.is_authenticated:
            return _confirm(request, found)
        if accepting.account_of(found):
            return _show(request, found, "account/invitation_known.html")
        return _introduce(request, found)


def _confirm(request: HttpRequest, found: Invitation) -> HttpResponse:
    """The account is there and its person signed in: one button."""
    if request.method != "POST" or not request.user.is_authenticated:
        return _show(request, found, "account/invitation_confirm.html")
    accepting.accept(found, by=request.user)
    messages.success(request, _("Done. Your new role holds from now on."))
    return redirect("home")


def _introduce(request: HttpRequest, found: Invitation) -> HttpResponse:
    """No account has the address yet: the form, and the way in once it is filled in."""
    before = {"name": found.name, "language": found.language, "time_zone": found.time_zone}
    form = NewcomerForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method != "POST" or not form.is_valid():
        return _show(request, found, "account/invitation_new.html", form)
    try:
        user = accepting.accept_as_new(found, Newcomer(**form.cleaned_data))
    except Invalid as invalid:
        if not invalid.problems:
            raise
        for problem in invalid.problems:
            form.add_error(problem.pointer.lstrip("/"), problem.detail)
        return _show(request, found, "account/invitation_new.html", form)
    with translation.override(user.language):
        messages.success(request, str(_("Welcome. Your account is made, and you are signed in.")))
        response: HttpResponse = perform_login(request, user, redirect_url=reverse("home"))
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
    return response


def _show(request: HttpRequest, found: Invitation, template: str, form: NewcomerForm | None = None) -> HttpResponse:
    roles = CompanyRoleName if found.company else SiteRole
    context = {"invitation": found, "role": roles(found.role).label, "form": form, "login_url": _login_url(request)}
    return render(request, template, context, status=400 if form and form.errors else 200)


def _login_url(request: HttpRequest) -> str:
    """The sign-in, and from there back to the link."""
    return f"{reverse(settings.LOGIN_URL)}?next={request.path}"


def _language(request: HttpRequest, found: Invitation) -> str:
    """The language that the reader chose on this site, else the one of the invitation."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return translation.get_language() or "en" if chosen else found.language
