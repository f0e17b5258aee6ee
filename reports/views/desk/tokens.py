"""API tokens of one person of the secretariat: what there is, a new one shown once, and the end of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission, require
from members.actions import tokens
from members.http import SignedInRequest
from members.models import Token
from reports.forms.tokens import DeskTokenForm
from reports.views.statuses import status_of
from reports.views.token_rows import token_rows


@require_http_methods(["GET", "POST"])
@require(Permission.DESK_VIEW)
def desk_tokens(request: SignedInRequest) -> HttpResponse:
    """List one's own tokens; a post makes one and is the only answer that holds its secret."""
    if request.method == "GET":
        return _show(request, DeskTokenForm())
    form = DeskTokenForm(request.POST)
    if not form.is_valid():
        return _show(request, form)
    _token, secret = tokens.create_for_desk(by=request.user, **form.cleaned_data)
    return _show(request, DeskTokenForm(), secret)


@require_POST
@require(Permission.DESK_VIEW)
def desk_token_revoke(request: SignedInRequest, prefix: str) -> HttpResponse:
    """End one of one's own tokens at once."""
    token = get_object_or_404(Token, company__isnull=True, created_by=request.user, prefix=prefix)
    tokens.revoke(token, by=request.user)
    messages.success(request, _("“%(name)s” has ended. Nothing can use it any more.") % {"name": token.name})
    return redirect("desk-tokens")


def _show(request: SignedInRequest, form: DeskTokenForm, secret: str = "") -> HttpResponse:
    own = Token.objects.filter(company__isnull=True, created_by=request.user).select_related("created_by")
    rows = token_rows(own, lambda token: reverse("desk-token-revoke", args=[token.prefix]))
    context = {"form": form, "secret": secret, "rows": rows}
    return render(request, "desk/token_list.html", context, status=status_of(form))
