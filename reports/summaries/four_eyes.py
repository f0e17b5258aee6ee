"""Who entered numbers of a return, by whatever way they came in: somebody else accepts and verifies them."""

from __future__ import annotations

from django.db.models import Q

from members.models import Event, Token, User
from reports.models import AttestationWay, Submission, Upload, UploadState

ENTERING = ("draft_saved", "explained", "signed_first", "signed", "paper_recorded")


def entered_by(submission: Submission, user: User) -> Event | None:
    """The last act by which this person entered numbers of the return; None for everybody who never did.

    Saving, explaining, signing, recording a signed sheet, sending a file that was used, and all of it by a token of
    theirs. Who confirmed a sheet compared two hashes and entered nothing.
    """
    acts = Event.objects.about(submission).filter(verb__in=ENTERING)
    tokens = list(Token.objects.filter(created_by=user).values_list("prefix", flat=True))
    own = Q(actor_type="user", actor_key=str(user.pk)) | Q(actor_type="token", actor_key__in=tokens)
    entered = [act for act in acts.filter(own) if act.details.get("way") != AttestationWay.PAPER]
    return entered[-1] if entered else _sent_by(submission, user)


def _sent_by(submission: Submission, user: User) -> Event | None:
    """The arrival of a file that somebody used for the draft."""
    sent = Upload.objects.filter(submission=submission, sent_by=user, state=UploadState.USED)
    arrivals = (Event.objects.about(one).filter(verb="received").last() for one in sent)
    return next((act for act in arrivals if act is not None), None)
