"""The profile page: who may change it, what it proposes, what it shows before it saves."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from reports.models import ProposedBreak, ReportingProfile
from tests import cast
from tests.cast import World

PROFILE = "/en/m/aurora/profile/"
MARKET = "aurora-market"
FORM: dict[str, Any] = {
    f"b:{MARKET}:blocked": ["TOTAL", "PANGOLIN"],
    f"blocked:{MARKET}": "distinct",
    f"time_zone:{MARKET}": "Asia/Shanghai",
    "company": ["reports-received"],
}


def ticked(page: str) -> set[str]:
    """The ids of the boxes that are ticked."""
    return {re.search(r'id="([^"]+)"', tag)[1] for tag in re.findall(r"<input[^>]* checked>", page)}  # type: ignore[index]


def look_over(client: Client, form: dict[str, Any], address: str = PROFILE) -> dict[str, Any]:
    """The same form as the page shows it for saving."""
    page = client.post(address, form)
    assert page.status_code == 200
    return form | {"seen": page.context["shown"].preview.fingerprint, "read": page.context["read"]}


def save(client: Client, form: dict[str, Any], address: str = PROFILE) -> Any:
    return client.post(address, look_over(client, form, address))


def test_the_page_ticks_the_profile_in_force(preparer: Client) -> None:
    found = ticked(preparer.get(PROFILE).text)
    assert f"{MARKET}/blocked/TIGER" in found
    assert f"{MARKET}/removed-unattributed/TOTAL" not in found


def test_looking_over_saves_nothing_and_says_what_changes(world: World, preparer: Client) -> None:
    page = preparer.post(PROFILE, FORM).text
    assert "Aurora Market: Accounts closed: no longer asked for" in page
    assert "Aurora Market: Blocked before going live: groups removed: Elephant" in page
    assert "cannot be compared" in page
    assert world.company.profiles.count() == 1


def test_saving_writes_what_was_shown(world: World, preparer: Client) -> None:
    answer = save(preparer, FORM | {"note": "New team."})
    assert (answer.status_code, answer["Location"]) == (302, f"{PROFILE}?from=2026-Q3")
    made = world.company.profiles.latest("starts_on")
    assert made.boxes == {MARKET: {"blocked": ["TOTAL", "PANGOLIN"]}}
    assert made.ways == {MARKET: {"blocked": "distinct", "time_zone": "Asia/Shanghai"}}
    assert ProposedBreak.objects.get().text == "New team."


def test_what_was_not_shown_is_shown_again(world: World, preparer: Client) -> None:
    form = look_over(preparer, FORM | {"note": "New team."})
    answer = preparer.post(PROFILE, form | {"company": ["referrals"]})
    assert "Referrals to authorities: asked for from now on" in answer.text
    assert world.company.profiles.count() == 1


def test_a_missing_sentence_is_asked_for_and_the_ticks_stay(preparer: Client) -> None:
    answer = save(preparer, FORM)
    assert (answer.status_code, 'href="#note"' in answer.text) == (400, True)
    assert f"{MARKET}/blocked/PANGOLIN" in ticked(answer.text)
    assert f"{MARKET}/blocked/TIGER" not in ticked(answer.text)


@pytest.mark.parametrize(
    ("change", "link"),
    [
        ({f"time_zone:{MARKET}": "Beijing"}, f"#{MARKET}/time_zone"),
        ({f"b:{MARKET}:blocked": ["PANGOLIN"]}, f"#{MARKET}/blocked/TOTAL"),
        ({f"b:{MARKET}:blocked": ["TOTAL", "\0"]}, ""),
        ({"b:elsewhere:blocked": ["TOTAL"]}, ""),
        ({"company": ["rumours"]}, ""),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_lost(preparer: Client, change: dict[str, Any], link: str) -> None:
    answer = preparer.post(PROFILE, FORM | change)
    assert (answer.status_code, link in answer.text) == (400, True)
    assert "company/reports-received" in ticked(answer.text) or "company" in change


def test_a_first_profile_is_proposed_from_past_returns(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    ReportingProfile.objects.all().delete()
    page = preparer.get(PROFILE).text
    assert "answered with a number in these returns: Q3 2026" in page
    found = ticked(page)
    assert {f"{MARKET}/blocked/TIGER", f"{MARKET}/removed-own/TOOL", "company/reports-acted"} <= found
    assert not {f"{MARKET}/blocked/PAR-GREY", "company/referrals"} & found


def test_without_past_returns_everything_is_proposed(world: World, preparer: Client) -> None:
    ReportingProfile.objects.all().delete()
    page = preparer.get(PROFILE).text
    assert "no signed return of yours" in page
    assert f"{MARKET}/removed-unattributed/TIGER" in ticked(page)


def test_a_first_profile_is_saved_even_if_nothing_changes(world: World, preparer: Client) -> None:
    ReportingProfile.objects.filter(company=world.company).delete()
    page = preparer.get(PROFILE)
    form = {tick.name: [] for table in page.context["tables"] for line in [table.total] for tick in line.ticks}
    for table in page.context["tables"]:
        for line in [table.total, *(line for _section, lines in table.sections for line in lines)]:
            for tick in line.ticks:
                form[tick.name].append(tick.value)
        form |= {tick.name: [tick.value] for tick in table.unsplit}
    form["company"] = [tick.value for tick in page.context["company_ticks"]]
    assert save(preparer, form).status_code == 302
    assert world.company.profiles.count() == 1


def test_a_removed_box_with_a_number_is_named(world: World, preparer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    page = preparer.post(PROFILE, FORM).text
    assert "These boxes have numbers in the open return:" in page
    assert "Total, Accounts closed" in page


def test_counting_attempts_says_what_follows(preparer: Client) -> None:
    page = preparer.post(PROFILE, FORM | {f"blocked:{MARKET}": "attempts"}).text
    assert "Repeated tries of one item belong in “Attempts refused, retries included”" in page


def test_another_quarter_than_the_open_one_or_the_next_is_not_there(preparer: Client) -> None:
    assert preparer.get(f"{PROFILE}?from=2026-Q4").status_code == 200
    assert preparer.get(f"{PROFILE}?from=2030-Q1").status_code == 404
    assert preparer.get(f"{PROFILE}?from=9999").status_code == 400


def test_an_earlier_profile_is_shown_and_not_changed(preparer: Client) -> None:
    earlier = f"{PROFILE}?from=2020-Q1"
    assert "Show what changes" not in preparer.get(earlier).text
    assert save(preparer, FORM | {"note": "Why."}, earlier).status_code == 409


def test_a_later_choice_is_named_before_it_surprises(preparer: Client) -> None:
    assert "another choice holds already" not in preparer.get(PROFILE).text
    save(preparer, FORM | {"note": "New team."}, f"{PROFILE}?from=2026-Q4")
    assert "From Q4 2026 on another choice holds already" in preparer.get(PROFILE).text


def test_who_may_only_look_sees_what_holds_and_no_proposal(world: World, viewer: Client) -> None:
    ReportingProfile.objects.all().delete()
    assert viewer.get(PROFILE).context["shown"].proposal is None
    assert viewer.get(f"{PROFILE}?propose=1").context["shown"].proposal is None


def test_a_change_meanwhile_is_told_and_the_ticks_stay(world: World, preparer: Client, signer: Client) -> None:
    form = look_over(preparer, FORM | {"note": "New team."})
    save(signer, FORM | {"note": "First.", "company": ["referrals"]})
    answer = preparer.post(PROFILE, form)
    assert (answer.status_code, "Somebody changed this profile" in answer.text) == (409, True)
    assert "company/reports-received" in ticked(answer.text)


def test_a_viewer_looks_and_changes_nothing(viewer: Client) -> None:
    page = viewer.get(PROFILE).text
    boxes = re.findall(r'<(?:input|select)[^>]* id="[^>]+>', page)
    assert (all("disabled" in box for box in boxes), "Show what changes" in page) == (bool(boxes), False)
    assert viewer.post(PROFILE, FORM).status_code == 403


def test_the_start_page_asks_for_a_profile_until_there_is_one(world: World, preparer: Client) -> None:
    assert "Set up your reporting profile" not in preparer.get("/en/m/aurora/").text
    ReportingProfile.objects.all().delete()
    assert "Set up your reporting profile" in preparer.get("/en/m/aurora/").text
