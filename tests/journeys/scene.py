"""A quarter in progress: seven companies have been accepted, one is about to begin, four have not answered."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from members.models import User
from reports.calendar import QuarterKey
from reports.history import load
from reports.models import Submission
from tests import cast
from tests.reports.releases.stage import USUAL, Stage

TYPED = {
    "c:aurora-market:removed-own:TOTAL": "120",
    "c:aurora-market:removed-own:PANGOLIN": "30",
    "c:aurora-market:removed-own:TIGER": "0",
    "c:aurora-market:removed-reported:TOTAL": "40",
    "c:aurora-market:blocked:TOTAL": "60",
    "c:aurora-market:accounts-closed:TOTAL": "x",
    "c::reports-received:": "9",
    "c::reports-acted:": "4",
}
TOTAL = f"{7 * sum(USUAL.values()) + 120 + 40 + 60:,}"
BEFORE = f"{7 * sum(USUAL.values()):,}"


def make_scene() -> cast.World:
    """Two earlier quarters are published; everybody can sign in with the one password. The clock stands at ``NOW``."""
    stage = Stage(QuarterKey(2026, 1), QuarterKey(2026, 2))
    stage.answer_all()
    load()
    stage.publish()
    world = cast.make_world()
    for submission in Submission.objects.filter(quarter=world.quarter, company__in=stage.companies):
        stage.answer(submission, USUAL)
    User.objects.update(password=make_password(cast.PASSWORD))
    return world
