"""API tokens of a company: what there is, a new one whose secret is shown once, and the end of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.access import Permission
from members.actions import tokens
from members.http import SignedInRequest
from members.models import Company, Token
from reports.access import company_for
from reports.forms.tokens import TokenForm
from reports.views.member.page import render_page
from reports.views.statuses import status_of
from reports.views.token_rows import token_rows


@require_http_methods(["GET", "POST"])
def member_tokens(request: SignedInRequest, company: str) -> HttpResponse:
    """List the tokens; a post makes one and is the only answer that holds its secret."""
    owner = company_for(request.user, Permission.TOKENS_EDIT, company)
    if request.method == "GET":
        return _show(request, owner, TokenForm())
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _show(request, owner, form)
    _token, secret = tokens.create(owner, by=request.user, **form.cleaned_data)
    return _show(request, owner, TokenForm(), secret)


@require_POST
def member_token_revoke(request: SignedInRequest, company: str, prefix: str) -> HttpResponse:
    """End one token at once."""
    owner = company_for(request.user, Permission.TOKENS_EDIT, company)
    token = get_object_or_404(Token, company=owner, prefix=prefix)
    tokens.revoke(token, by=request.user)
    messages.success(request, _("“%(name)s” has ended. Nothing can use it any more.") % {"name": token.name})
    return redirect("member-tokens", owner.slug)


def _show(request: SignedInRequest, owner: Company, form: TokenForm, secret: str = "") -> HttpResponse:
    kept = Token.objects.filter(company=owner).select_related("created_by")
    rows = token_rows(kept, lambda token: reverse("member-token-revoke", args=[owner.slug, token.prefix]))
    context = {"form": form, "secret": secret, "rows": rows}
    return render_page(request, "member/tokens.html", owner, context, status_of(form))
