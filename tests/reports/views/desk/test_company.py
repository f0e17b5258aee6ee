"""One company's page, and the changes that it offers: looked at first, then saved."""

from __future__ import annotations

import datetime
import re

import pytest

from members.actions import invitations
from members.models import Company, Event, Invitation, OwnerGroup
from reports.models import Submission

PAGE = "/en/desk/members/aurora/"
LEAVING = {"coalition": "global", "last_day": "2026-12-30", "reason": "Sold its site"}
JOINING = {"coalition": "china", "starts_on": "2026-11-01", "reason": "Signed up"}
NEW = {
    "name": "Feldspar Mall", "name_zh": "长石商城", "language": "zh-hans", "time_zone": "Asia/Shanghai",
    "coalition": "china", "starts_on": "2026-11-01", "platform_1": "Feldspar Shop", "type_1": "e-commerce",
    "reason": "Signed up",
}  # fmt: skip


def shown(page):
    return re.search(r'name="shown" value="(\w+)"', page)[1]


def alike(page):
    return re.search(r'name="alike" value="([^"]+)"', page)[1]


def look(client, step, data):
    answer = client.post(f"/en/desk/members/{step}", data)
    return answer.content.decode()


def save(client, step, data):
    """Look at a change, then save what was looked at."""
    seen = {"shown": shown(look(client, step, data)), "save": "1"}
    return client.post(f"/en/desk/members/{step}", data | seen, follow=True).content.decode()


def test_a_change_is_looked_at_before_it_is_made(world, administrator):
    page = look(administrator, "aurora/leave/", LEAVING)
    assert "What it affects" in page
    assert "Q4 2026" in page
    assert "Not expected" in page
    assert world.company.spells.get().ends_on is None
    assert not Event.objects.about(world.company).exists()


def test_who_leaves_with_a_quarter_is_seen_to_miss_the_next(world, administrator):
    page = look(administrator, "aurora/leave/", LEAVING | {"last_day": "2026-12-31"})
    assert re.findall(r'<th scope="row" class="nowrap">(.*?)</th>', page) == ["Q1 2027"]


def test_what_was_looked_at_is_saved(world, administrator):
    page = save(administrator, "aurora/leave/", LEAVING)
    assert "Leaves Global coalition, last day 30 December 2026" in page
    assert "Sold its site" in page
    assert world.company.spells.get().ends_on == datetime.date(2026, 12, 30)


def test_what_changed_since_is_looked_at_again(world, administrator):
    seen = {"shown": shown(look(administrator, "aurora/leave/", LEAVING)), "save": "1"}
    other = LEAVING | {"last_day": "2026-12-31"} | seen
    assert "What it affects" in administrator.post(f"{PAGE}leave/", other).content.decode()
    assert world.company.spells.get().ends_on is None


def test_an_entry_that_does_not_hold_yet_is_taken_back_after_a_look(world, administrator):
    page = save(administrator, "aurora/leave/", LEAVING)
    step = re.search(r'href="/en/desk/members/(aurora/entries/\d+/)"', page)[1]
    assert "Not expected" in look(administrator, step, {"reason": "A slip"})
    assert world.company.spells.get().ends_on is not None
    page = save(administrator, step, {"reason": "A slip"})
    assert "Taken back: Leaves Global coalition, last day 30 December 2026" in page
    assert world.company.spells.get().ends_on is None
    assert step not in page


def test_a_frozen_day_is_refused_with_what_was_frozen(world, administrator):
    answer = administrator.post(f"{PAGE}leave/", LEAVING | {"last_day": "2026-09-15"})
    assert answer.status_code == 400
    assert "Q3 2026 has opened with what Aurora was and held on 30 September 2026" in answer.content.decode()


@pytest.mark.parametrize("day", ["", "31.12.2026", "1999-12-31", "9999-12-31", "2026-02-30"])
def test_a_day_that_is_none_is_refused_at_its_box(world, administrator, day):
    answer = administrator.post(f"{PAGE}leave/", LEAVING | {"last_day": day})
    assert answer.status_code == 400
    assert 'id="id_last_day_error"' in answer.content.decode()


def test_a_second_coalition_is_foreseen_with_its_platforms(world, administrator):
    assert "China coalition: Aurora Market" in look(administrator, "aurora/join/", JOINING)
    assert "Joined China coalition from 1 November 2026" in save(administrator, "aurora/join/", JOINING)


def test_a_moved_platform_is_foreseen_at_both_companies(world, administrator):
    data = {"to": "borealis", "starts_on": "2026-11-16", "reason": "Sold"}
    page = look(administrator, "aurora/platforms/aurora-market/move/", data)
    assert "Aurora Market (1 Oct to 15 Nov 2026)" in page
    assert "Aurora Market (16 Nov to 31 Dec 2026)" in page


def test_an_owner_is_changed_by_the_name_of_a_new_group(world, administrator):
    data = {"new_group": "Omega Capital", "starts_on": "2026-11-01", "reason": "Bought"}
    assert "Owner group Omega Capital from 1 November 2026" in save(administrator, "aurora/owner/", data)
    assert OwnerGroup.objects.filter(slug="omega-capital").count() == 1


def test_looking_leaves_no_new_owner_group(world, administrator):
    look(administrator, "aurora/owner/", {"new_group": "Omega", "starts_on": "2026-11-01", "reason": "Bought"})
    assert not OwnerGroup.objects.filter(slug="omega").exists()


def test_a_rhythm_is_foreseen(world, administrator):
    data = {"rhythm": "yearly", "starts_on": "2026-12-01", "reason": "Small"}
    assert "Due at year end" in look(administrator, "aurora/rhythm/", data)
    assert "All four at the end of the year" in save(administrator, "aurora/rhythm/", data)


def test_a_company_is_added_with_its_platforms(world, administrator):
    page = save(administrator, "add/", NEW)
    assert "Feldspar Shop" in page
    assert Company.objects.get(slug="feldspar-mall").spells.get().coalition.code == "china"


def test_a_platform_without_a_type_is_refused_at_its_box(world, administrator):
    assert 'id="id_type_1_error"' in look(administrator, "add/", NEW | {"type_1": ""})


def test_what_looks_like_another_company_is_asked(world, administrator):
    page = look(administrator, "add/", NEW | {"name": "AURORA Ltd."})
    assert "Aurora: the same name" in page
    assert 'name="is_another"' in page
    looked = {"name": "AURORA Ltd.", "is_another": "on", "alike": alike(page)}
    assert save(administrator, "add/", NEW | looked).count("AURORA Ltd.")


def test_a_likeness_that_was_not_shown_is_asked_about(world, administrator):
    page = look(administrator, "add/", NEW | {"name": "AURORA Ltd.", "is_another": "on", "alike": "borealis:name"})
    assert (alike(page), "checked" in page) == ("aurora:name", False)


def test_a_merger_names_the_invitations_that_it_revokes(world, administrator):
    assert "that waits is revoked" not in administrator.get(f"{PAGE}merge/").content.decode()
    invitations.invite("new@aurora.example", company=world.company, role="viewer", by=world.signer)
    page = look(administrator, "aurora/merge/", {"into": "borealis", "last_day": "2026-11-30", "reason": "Bought"})
    assert "The invitation that waits is revoked: new@aurora.example." in page
    assert Invitation.objects.waiting().exists()


def test_a_merger_shows_both_and_where_it_went(world, administrator):
    page = save(administrator, "aurora/merge/", {"into": "borealis", "last_day": "2026-11-30", "reason": "Bought"})
    assert "It became part of another company" in page
    assert (
        "Takes over Aurora, last day 30 November 2026"
        in administrator.get("/en/desk/members/borealis/").content.decode()
    )


def test_a_merger_says_what_stays_with_the_company(world, administrator):
    page = look(administrator, "aurora/merge/", {"into": "borealis", "last_day": "2026-11-30", "reason": "Bought"})
    assert "what is not accepted yet, with its questions and dates: Q3 2026." in page
    assert "saved labels stay with it" in page


def test_names_are_changed_with_a_reason(world, administrator):
    data = {
        "name": "Aurora Marketplaces",
        "language": "en",
        "time_zone": "UTC",
        "reason": "Asked",
        "liaison": world.analyst.pk,
    }
    assert "Changed: liaison, name" in save(administrator, "aurora/edit/", data)


def test_a_company_that_was_forgotten_is_added_to_an_open_quarter(world, administrator):
    late = save(administrator, "add/", NEW | {"starts_on": "2026-08-01"})
    assert "Expect it in an open quarter" in late
    data = {"quarter": "2026-Q3", "reason": "Entered late"}
    assert "China coalition: Feldspar Shop (August to September 2026)" in look(
        administrator, "feldspar-mall/expect/", data
    )
    save(administrator, "feldspar-mall/expect/", data)
    assert Submission.objects.filter(company__slug="feldspar-mall", quarter=world.quarter).exists()


def test_a_company_that_joins_later_is_not_offered_an_open_quarter(world, administrator):
    late = save(administrator, "add/", NEW | {"starts_on": "2026-10-01"})
    assert "Expect it in an open quarter" not in late


def test_the_page_tells_all_that_is_known(world, analyst):
    day = {"expires_at": datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC), "digest": "0" * 64}
    by = {"role": "viewer", "invited_by": world.administrator, "company": world.company}
    Invitation.objects.create(email="new@aurora.example", **by, **day)
    page = analyst.get(PAGE).content.decode()
    for text in ("from 1 January 2020", "Aurora Market", "new@aurora.example", "signer@aurora.example", "Q3 2026"):
        assert text in page


def test_an_analyst_is_offered_no_change(world, analyst):
    assert "/desk/members/aurora/leave/" not in analyst.get(PAGE).content.decode()


def test_what_somebody_wrote_is_text(world, administrator):
    page = save(administrator, "aurora/leave/", LEAVING | {"reason": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in page


def test_anothers_platform_is_not_there(world, administrator):
    assert administrator.get(f"{PAGE}platforms/borealis-market/move/").status_code == 404
