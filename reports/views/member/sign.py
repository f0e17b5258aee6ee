"""The signature: what is signed, by whom, and the way back to the preparer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from members.access import Permission
from members.http import SignedInRequest
from members.sign_in import limit_password_tries
from reports.access import submission_for
from reports.actions import signatures, submissions
from reports.canonical import short_hash
from reports.drafts import Draft
from reports.errors import Invalid, NotAllowed, Stale
from reports.forms.flags import explained_of
from reports.forms.notes import NoteForm
from reports.forms.shown import packed, packed_reasons, unpacked, unpacked_reasons
from reports.forms.signature import SignatureForm
from reports.models import SIGNABLE, State
from reports.rules.explained import digest_of
from reports.summaries.changed_boxes import ChangedBox, changed_boxes
from reports.summaries.changed_reasons import ChangedReason, changed_reasons
from reports.summaries.signing import standing
from reports.views.member.check import box_address, draft_totals
from reports.views.member.counts import posted_version
from reports.views.member.page import Return, declaration, render_return, return_of
from reports.views.statuses import status_of
from reports.wording import signing as wording

MOST_NAMED = 10


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def return_sign(request: SignedInRequest, company: str, quarter: str) -> HttpResponse:
    """Show exactly what would be signed; sign it, or give it back with a note."""
    submission = submission_for(request.user, Permission.SUBMISSION_SIGN, company, quarter)
    page = return_of(request.user, submission)
    if "note" in request.POST:
        return _hand_back(request, page)
    if request.method == "POST":
        return _sign(request, page)
    if submission.state == State.SUBMITTED:
        return redirect(page.url("return-receipt"))
    draft = Draft(submission)
    if not can_be_signed(page, draft):
        return redirect(page.check_url)
    return _show(request, page, draft, _blank(request, draft))


def can_be_signed(page: Return, draft: Draft) -> bool:
    """Nothing is missing, and the return is with its company."""
    return page.submission.state in SIGNABLE and draft.is_signable and not page.closed


def _sign(request: SignedInRequest, page: Return) -> HttpResponse:
    limit_password_tries(request)
    form = SignatureForm(request.POST, user=request.user)
    if not form.is_valid():
        return _show_again(request, page, form)
    signature = signatures.Signature(
        hash=form.cleaned_data["hash"],
        name=form.cleaned_data["name"],
        title=form.cleaned_data["title"],
        statement=declaration(page.submission),
        language=get_language() or "en",
        reasons=digest_of(unpacked_reasons(form.cleaned_data["reasons"])),
    )
    try:
        revision = signatures.sign(page.submission, by=request.user, signature=signature)
    except Invalid as refusal:
        messages.error(request, str(refusal))
        return _to_the_check(request, page, Draft(page.submission))
    except Stale as refusal:
        return _show_again(request, page, form, refusal)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect(page.detail_url)
    if revision is None:
        messages.success(request, _("Your signature is kept. It takes a second one; we have written to the others."))
        return redirect(page.detail_url)
    messages.success(request, _("Signed and submitted. This is your receipt."))
    return redirect(page.url("return-receipt"))


def _hand_back(request: SignedInRequest, page: Return) -> HttpResponse:
    form = _note_form(request)
    draft = Draft(page.submission)
    if not form.is_valid() and can_be_signed(page, draft):
        return _show(request, page, draft, _blank(request, draft), note_form=form)
    submissions.hand_back(page.submission, by=request.user, note=form.cleaned_data.get("note", ""))
    messages.success(request, _("Given back. The preparer has been told."))
    return redirect(page.detail_url)


def _show_again(
    request: SignedInRequest, page: Return, form: SignatureForm, refusal: Stale | None = None
) -> HttpResponse:
    """The page after a mistake, or with the numbers of now after they changed: then the new hash is in the form."""
    page.submission.refresh_from_db()
    draft = Draft(page.submission)
    if not can_be_signed(page, draft):
        return _to_the_check(request, page, draft)
    if refusal is None:
        return _show(request, page, draft, form)
    own = {key: form.cleaned_data[key] for key in ("name", "title")}
    return _show(request, page, draft, _blank(request, draft, **own), refusal=refusal)


def _show(
    request: SignedInRequest,
    page: Return,
    draft: Draft,
    form: SignatureForm,
    *,
    note_form: NoteForm | None = None,
    refusal: Stale | None = None,
) -> HttpResponse:
    signers = {one.signer_id for one in standing(page.submission, (draft.hash, digest_of(draft.reasons)))}
    context = {
        "form": form,
        "note_form": note_form or _note_form(),
        "declaration": declaration(page.submission),
        "totals": draft_totals(draft),
        "explained": explained_of(draft),
        "hash": draft.hash,
        "short_hash": short_hash(draft.hash),
        "can_hand_back": page.submission.state == State.READY,
        "refusal": refusal,
        "changed": _changed(request.POST, draft, page) if refusal else [],
        "changed_reasons": _changed_reasons(request.POST, draft) if refusal else [],
        "has_signed": signers == {request.user.pk},
        "is_first_of_two": not signers and page.submission.company.signers_required > 1,
    }
    status = status_of(note_form or form, refusal)
    return render_return(request, "member/return_sign.html", page, context, status)


def _to_the_check(request: SignedInRequest, page: Return, draft: Draft) -> HttpResponse:
    """Where a return is checked that can no longer be signed, naming what changed since it was read."""
    for one, _address in _changed(request.POST, draft, page)[:MOST_NAMED]:
        messages.warning(request, wording.changed(one.name, one.then, one.now, one.who, one.when))
    return redirect(page.check_url)


def _changed(fields: QueryDict, draft: Draft, page: Return) -> list[tuple[ChangedBox, str]]:
    """Each box that is another one than on the page that was signed, with its address."""
    seen = unpacked(fields.get("shown", ""))
    if seen is None:
        return []
    found = changed_boxes(seen, draft.cells, draft.layout, since=posted_version(fields))
    return [(one, box_address(one.box, page)) for one in found]


def _changed_reasons(fields: QueryDict, draft: Draft) -> list[ChangedReason]:
    """Each explanation that is another one than on the page that was signed."""
    return changed_reasons(unpacked_reasons(fields.get("reasons", "")), draft.explained, draft.layout)


def _blank(request: SignedInRequest, draft: Draft, **given: str) -> SignatureForm:
    """The form for the draft as it is, with the signer's own name and title."""
    own = {"name": request.user.name, "title": request.user.title}
    shown = {
        "hash": draft.hash,
        "version": draft.submission.draft_version,
        "shown": packed(draft.cells.values()),
        "reasons": packed_reasons(draft.reasons),
    }
    return SignatureForm(user=request.user, initial=own | given | shown)


def _note_form(request: SignedInRequest | None = None) -> NoteForm:
    form = NoteForm(request.POST) if request else NoteForm()
    return form.labelled(_("What should change?"), _("The preparer is told by mail and finds this note on the return."))
