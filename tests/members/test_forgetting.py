"""What erasing a person reaches beyond the account."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from members.actions import desk_people, invitations
from members.models import Job, Mail, User

TRACES = ("Ning Ai", "new@aurora.example")


@pytest.fixture
def person(world):
    """A signer who was invited, who invited another, and who asked for a password before there was an account."""
    invited = {"company": world.company, "role": "signer", "by": world.signer, "name": "Ning Ai"}
    made = invitations.invite("new@aurora.example", **invited)
    keep(f"invitation:{made.pk}", "new@aurora.example", body="Ning Ai invites you.")
    keep(
        "invitation:other",
        "other@aurora.example",
        subject="From Ning Ai",
        body="ning ai invites you. New@aurora.example",
    )
    Job.objects.create(
        task="t", key="p", arguments={"address": "New@aurora.example"}, problem="550 <new@aurora.example>"
    )
    user = User.objects.create_user("new@aurora.example", name="Ning Ai")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    return user


def keep(key, address, **texts):
    Mail.objects.create(key=key, kind="invitation", address=address, language="en", **texts)


def test_no_mail_and_no_job_keeps_name_or_address(world, person):
    desk_people.erase(person, by=world.administrator, reason="Asked for it")
    rows = [str(vars(one)).lower() for one in (*Mail.objects.all(), *Job.objects.all(), *User.objects.all())]
    assert not [row for row in rows for trace in TRACES if trace.lower() in row]


def test_the_mails_of_others_stay_theirs(world, person):
    keep("reminder", "li@aurora.example", body="Training ai is not Ning Ailing.")
    desk_people.erase(person, by=world.administrator, reason="Asked for it")
    assert Mail.objects.get(key="reminder").body == "Training ai is not Ning Ailing."
    assert Mail.objects.get(key="invitation:other").address == "other@aurora.example"


def test_no_means_to_sign_in_stays(world, person):
    desk_people.erase(person, by=world.administrator, reason="Asked for it")
    assert not Authenticator.objects.filter(user=person).exists()
