"""One's own settings: name, title, telephone number, language and time zone."""

from __future__ import annotations

import zoneinfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from members.http import SignedInRequest
from members.models import User
from reports.views.statuses import status_of


class MeForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person says of themselves; the address is the login and stays, and the role is others' to give."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(zone, zone) for zone in sorted(zoneinfo.available_timezones())]
    )

    class Meta:
        model = User
        fields = ("name", "title", "telephone", "language", "time_zone")
        labels = {"name": _("Name"), "title": _("Title"), "telephone": _("Telephone"), "language": _("Language")}


@require_http_methods(["GET", "POST"])
def me(request: SignedInRequest) -> HttpResponse:
    """Show and save one's own settings."""
    form = MeForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, translation.gettext("Saved."))
        return redirect("account-me")
    return render(request, "account/me.html", {"form": form}, status=status_of(form))
