"""Who may invite whom to what, and how the link travels."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import override_settings

from members.access import CompanyRoleName, SiteRole
from members.actions import accepting, invitations, jobs
from members.errors import Invalid, NotAllowed, WrongState
from members.models import CompanyRole, Event, Invitation, Job, JobState, Mail, MembershipSpell
from tests import cast

ADDRESS = "new@aurora.example"


def invite(world, email=ADDRESS, **changes):
    asked = {"company": world.company, "role": CompanyRoleName.PREPARER, "by": world.signer}
    return invitations.invite(email, **(asked | changes))


@pytest.fixture
def sent(world, mailoutbox, django_capture_on_commit_callbacks):
    """One invitation that has left: (invitation, its secret)."""
    with django_capture_on_commit_callbacks(execute=True):
        made = invite(world)
    return made, secret_in(mailoutbox[0])


def secret_in(mail):
    return re.search(r"/accounts/invitation/([^/\s]+)/", mail.body)[1]


def test_inviting_is_an_event_without_the_address(world):
    made = invite(world)
    act = Event.objects.about(made).get()
    assert (act.verb, act.actor_key) == ("invited", str(world.signer.pk))
    assert act.details == {"company": "aurora", "role": "preparer"}


def test_a_link_works_for_72_hours(world):
    assert invite(world).expires_at == cast.NOW + datetime.timedelta(hours=72)


def test_the_secret_has_32_bytes_and_its_hash_is_kept(sent):
    made, secret = sent
    assert len(secret) == 43
    assert invitations.digest_of(secret) == made.digest


def test_the_secret_is_in_no_table_and_no_log(sent, caplog):
    _made, secret = sent
    kept = [Mail.objects.get().body, Mail.objects.get().subject, caplog.text]
    kept += [f"{job.key}{job.arguments}{job.result}{job.problem}" for job in Job.objects.all()]
    kept += [f"{act.details}{act.note}" for act in Event.objects.all()]
    assert not any(secret in text for text in kept)
    assert "/accounts/invitation/***/" in Mail.objects.get().body


def test_a_mail_that_is_tried_again_carries_the_same_link(sent, mailoutbox):
    job = Job.objects.get(task=invitations.TASK)
    Mail.objects.all().delete()
    Job.objects.update(state=JobState.QUEUED, finished_at=None)
    jobs.ring(job)
    assert secret_in(mailoutbox[1]) == sent[1]
    assert mailoutbox[1].extra_headers == mailoutbox[0].extra_headers


def test_the_mail_is_in_the_language_and_zone_of_the_company(world, mailoutbox, django_capture_on_commit_callbacks):
    world.company.language, world.company.time_zone = "zh-hans", "Asia/Shanghai"
    world.company.save()
    with django_capture_on_commit_callbacks(execute=True):
        invite(world)
    assert "2026年10月13日 20:00" in mailoutbox[0].body


def test_sending_again_ends_the_link_before(world, sent, clock, mailoutbox, django_capture_on_commit_callbacks):
    made, secret = sent
    clock.shift(3600)
    with django_capture_on_commit_callbacks(execute=True):
        again = invitations.resend(made, by=world.signer)
    assert again.expires_at == made.expires_at + datetime.timedelta(hours=1)
    assert secret_in(mailoutbox[1]) != secret
    assert again.digest == invitations.digest_of(secret_in(mailoutbox[1]))


def test_a_company_invites_so_many_a_day(world, monkeypatch, clock):
    monkeypatch.setattr(invitations, "MOST_A_DAY", 1)
    invitations.revoke(invite(world), by=world.signer)
    with pytest.raises(WrongState, match="many people today"):
        invite(world)
    invite(world, by=world.administrator)
    clock.shift(datetime.timedelta(days=1))
    assert invite(world, "another@aurora.example")


def test_who_presses_twice_sends_once(world):
    made = invite(world)
    with pytest.raises(WrongState, match="less than a minute ago"):
        invitations.resend(made, by=world.signer)
    assert Job.objects.filter(task=invitations.TASK).count() == 1


def test_a_mail_that_nobody_wants_any_more_is_not_sent(world, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invitations.revoke(invite(world), by=world.signer)
    assert mailoutbox == []


def test_a_link_that_cannot_be_made_again_is_not_sent(world, mailoutbox, django_capture_on_commit_callbacks):
    with override_settings(SECRET_KEY="another" * 10), django_capture_on_commit_callbacks(execute=True):
        made = invite(world)
    Invitation.objects.filter(pk=made.pk).update(digest="0" * 64)
    Job.objects.update(state=JobState.QUEUED, finished_at=None)
    jobs.ring(Job.objects.get(task=invitations.TASK))
    assert len(mailoutbox) == 1
    assert "secret has changed" in Job.objects.get(task=invitations.TASK).problem


@pytest.mark.parametrize("who", ["preparer", "viewer", "rival_signer", "analyst", "publisher", "partner"])
def test_only_signers_and_administrators_invite_colleagues(world, who):
    with pytest.raises(NotAllowed):
        invite(world, by=getattr(world, who))


@pytest.mark.parametrize("who", ["signer", "analyst", "publisher"])
def test_only_administrators_invite_to_the_secretariat(world, who):
    with pytest.raises(NotAllowed):
        invite(world, company=None, role=SiteRole.ANALYST, by=getattr(world, who))


def test_an_administrator_invites_to_both(world):
    invite(world, by=world.administrator)
    invite(world, "new@coalition.example", company=None, role=SiteRole.OBSERVER, by=world.administrator)
    assert Invitation.objects.waiting().count() == 2


@pytest.mark.parametrize(("role", "inside"), [("analyst", True), ("preparer", False), ("", False), ("", True)])
def test_a_role_of_the_other_side_is_refused(world, role, inside):
    with pytest.raises(Invalid, match="Choose a role"):
        invite(world, company=world.company if inside else None, role=role, by=world.administrator)


NO_ADDRESSES = ["", "nobody", "a@b", "a b@c.example", "a@c.example\nBcc: x@y.example", f"{'a' * 260}@c.de"]


@pytest.mark.parametrize("email", NO_ADDRESSES)
def test_what_is_no_address_is_refused(world, email):
    with pytest.raises(Invalid, match="no e-mail address"):
        invite(world, email)


def test_who_serves_the_desk_is_not_invited_to_a_company(world):
    with pytest.raises(Invalid, match="Nobody serves both") as caught:
        invite(world, world.analyst.email.upper(), by=world.administrator)
    assert caught.value.code == "both_sides"


def test_a_company_does_not_learn_who_serves_the_desk(world, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = [invite(world, address) for address in (world.analyst.email, "nobody@elsewhere.example")]
    assert [mail.to[0] for mail in mailoutbox] == [one.email for one in made]
    with pytest.raises(Invalid, match="Nobody serves both"):
        accepting.accept(made[0], by=world.analyst)


def test_who_serves_a_company_is_not_invited_to_the_desk(world):
    with pytest.raises(Invalid, match="Nobody serves both"):
        invite(world, world.viewer.email, company=None, role=SiteRole.PARTNER, by=world.administrator)


def test_a_colleague_is_not_invited_again(world):
    with pytest.raises(Invalid, match="there already"):
        invite(world, world.viewer.email)


def test_who_works_for_one_company_may_be_invited_to_another(world):
    assert invite(world, world.rival_signer.email).role == "preparer"


def test_an_invitation_that_waits_is_not_doubled(world):
    invite(world)
    with pytest.raises(WrongState, match="invited already"):
        invite(world, ADDRESS.upper())


def test_a_company_without_membership_invites_nobody(world):
    MembershipSpell.objects.filter(company=world.company).update(ends_on=cast.NOW.date() - datetime.timedelta(days=1))
    with pytest.raises(Invalid, match="member of no coalition"):
        invite(world)


def test_a_company_that_joins_later_may_invite_before(world):
    MembershipSpell.objects.filter(company=world.company).update(starts_on=datetime.date(2027, 1, 1))
    assert invite(world).pk


@pytest.mark.parametrize(
    ("email", "unusual"),
    [("a@aurora.example", ""), ("a@AURORA.example", ""), ("a@elsewhere.example", "elsewhere.example")],
)
def test_a_domain_that_no_colleague_has_is_named(world, email, unusual):
    assert invitations.unusual_domain(email, world.company) == unusual


def test_the_first_person_of_a_company_has_no_unusual_domain(world):
    CompanyRole.objects.filter(company=world.company).delete()
    assert invitations.unusual_domain("a@elsewhere.example", world.company) == ""


@pytest.mark.parametrize("step", [invitations.resend, invitations.revoke])
def test_what_was_revoked_stays_so(world, step):
    made = invite(world)
    invitations.revoke(made, by=world.signer)
    with pytest.raises(WrongState, match="revoked already"):
        step(made, by=world.signer)


@pytest.mark.parametrize("step", [invitations.resend, invitations.revoke])
def test_others_leave_an_invitation_alone(world, step):
    with pytest.raises(NotAllowed):
        step(invite(world), by=world.preparer)
