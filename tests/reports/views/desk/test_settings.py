"""The settings' pages: what holds, a preview that saves nothing, and a change that takes effect."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from members.models import Event
from reports import mails, rulebook
from reports.clock import today
from reports.forms.settings import ThresholdsForm
from reports.models import DatedSetting, SpeciesGroup, Succession
from reports.rules.thresholds import Thresholds
from reports.wording.settings import MAIL_KINDS
from tests.cast import World
from tests.reports.views.desk.conftest import signed_in

type Fields = dict[str, Any]

LADDER = {
    "starts_on": "2026-10-10", "reason": "Fewer mails.", "after": "0",
    "step-TOTAL_FORMS": "3", "step-INITIAL_FORMS": "1",
    "step-0-days": "-5", "step-0-audience": "people",
    "step-1-days": "4", "step-1-audience": "people",
    "step-2-days": "", "step-2-audience": "people",
}  # fmt: skip
MAIL = {"subject_en": "{company}: {quarter}", "body_en": "Give it by {due}.", "after": "0"} | {
    "starts_on": "2026-10-10", "reason": "Shorter.",
}  # fmt: skip
INVITATION = MAIL | {"subject_en": "Join {company}", "body_en": "{inviter} asks you.\n\n{link}"}


def limits(**changed: Any) -> Fields:
    shown = ThresholdsForm.values_of(Thresholds())
    return shown | {"quarter": "2026-Q4", "reason": "Too many flags.", "after": "0"} | changed


@pytest.mark.parametrize(
    ("path", "fields", "seen"),
    [
        ("ladder/", LADDER, "4 days after the due date"),
        ("thresholds/", limits(ratio="5"), "Reasons asked for"),
        ("mails/opened/", MAIL, "Aurora: Q3 2026"),
        ("mails/invitation/", INVITATION, "/accounts/invitation/example/"),
    ],
)
def test_a_preview_shows_what_changes_and_saves_nothing(
    world: World, administrator: Client, path: str, fields: Fields, seen: str
) -> None:
    page = administrator.post(f"/en/desk/settings/{path}", fields | {"step": "preview"})
    assert (page.status_code, seen in page.text, "Confirm the change" in page.text) == (200, True, True)
    assert (DatedSetting.objects.count(), Event.objects.filter(verb="setting_changed").count()) == (0, 0)


@pytest.mark.parametrize(
    ("path", "fields"), [("ladder/", LADDER), ("thresholds/", limits(ratio="5")), ("mails/opened/", MAIL)]
)
def test_a_confirmed_change_is_kept_once(world: World, administrator: Client, path: str, fields: Fields) -> None:
    answers = [administrator.post(f"/en/desk/settings/{path}", fields | {"step": "save"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert "Somebody changed this" in answers[1].text
    assert DatedSetting.objects.count() == 1


def test_back_to_the_boxes_keeps_what_was_typed(world: World, administrator: Client) -> None:
    page = administrator.post("/en/desk/settings/mails/opened/", MAIL | {"step": "edit"})
    assert ("Give it by {due}." in page.text, "Confirm the change" in page.text) == (True, False)


def test_steps_are_kept_in_the_order_of_their_days(world: World, administrator: Client) -> None:
    administrator.post("/en/desk/settings/ladder/", LADDER | {"step-0-days": "9", "step": "save"})
    assert [(one.code, one.mail) for one in rulebook.ladder_on(today())] == [
        ("after-4", "overdue"),
        ("after-9", "overdue"),
    ]


def test_two_steps_on_one_day_are_refused_at_their_rows(world: World, administrator: Client) -> None:
    page = administrator.post("/en/desk/settings/ladder/", LADDER | {"step-1-days": "-5"})
    assert (page.status_code, page.text.count("Two steps fall on this day")) == (400, 2)
    assert "Look at the steps that are marked." in page.text


@pytest.mark.parametrize("junk", ["", "x", "-1", "99999999999999", "\0"])
def test_rows_that_nobody_made_are_refused(world: World, administrator: Client, junk: str) -> None:
    for name in ("step-TOTAL_FORMS", "step-0-days", "after", "starts_on", "step-1-audience"):
        assert administrator.post("/en/desk/settings/ladder/", LADDER | {name: junk}).status_code in (200, 400)
    assert not DatedSetting.objects.exists()


@pytest.mark.parametrize("junk", ["", "x", "-1", "9" * 30, "NaN", "1e9999", "\0"])
def test_limits_that_are_none_are_refused(world: World, administrator: Client, junk: str) -> None:
    for name in limits():
        status = administrator.post("/en/desk/settings/thresholds/", limits(ratio="5") | {name: junk}).status_code
        assert status in ((200, 400) if name in ("reason",) else (400, 409))


def test_a_changed_limit_flags_or_does_not(world: World, administrator: Client) -> None:
    world.flagged()
    page = administrator.post("/en/desk/settings/thresholds/", limits(ratio="20", most_asked="1") | {"step": "preview"})
    assert page.context["flags"].before.asked == 2
    assert page.context["flags"].after.asked == 0


def test_a_changed_text_is_sent(world: World, administrator: Client) -> None:
    administrator.post("/en/desk/settings/mails/opened/", MAIL | {"step": "save"})
    subject, body = mails.written("opened", world.submission, world.preparer)
    assert subject == "Aurora: Q3 2026"
    assert "Give it by Saturday 31 October 2026, 23:59." in body
    assert "/en/m/aurora/2026-Q3/" in body


def test_a_text_in_one_language_leaves_the_other_alone(world: World, administrator: Client) -> None:
    before = mails.composed("opened", world.submission, world.preparer, None)
    administrator.post("/en/desk/settings/mails/opened/", MAIL | {"step": "save"})
    world.preparer.language = "zh-hans"
    assert mails.written("opened", world.submission, world.preparer)[0] != before[0]
    assert "Give it by" not in mails.written("opened", world.submission, world.preparer)[1]


def test_an_invitation_without_its_link_is_refused_at_its_box(world: World, administrator: Client) -> None:
    page = administrator.post("/en/desk/settings/mails/invitation/", INVITATION | {"body_en": "Come.", "step": "save"})
    assert (page.status_code, list(page.context["form"].errors)) == (400, ["body_en"])


def test_an_unknown_mail_has_no_page(administrator: Client) -> None:
    assert administrator.get("/en/desk/settings/mails/hello/").status_code == 404


def test_the_index_tells_the_last_change(world: World, administrator: Client, analyst: Client) -> None:
    administrator.post("/en/desk/settings/ladder/", LADDER | {"step": "save"})
    page = analyst.get("/en/desk/settings/").text
    assert page.count("Never: as the site came") == 4
    assert str(world.administrator) in page


def test_an_analyst_reads_and_changes_nothing(world: World, analyst: Client) -> None:
    page = analyst.get("/en/desk/settings/ladder/")
    assert (page.status_code, "Change it" in page.text) == (200, False)
    assert analyst.post("/en/desk/settings/ladder/", LADDER | {"step": "save"}).status_code == 403


def groups(world: World, verb: str, fields: Fields, *, code: str = "") -> Any:
    query = f"?code={code}" if code else ""
    about = {"starts": "2027-Q1", "reason": "A better name."}
    return signed_in(world.administrator).post(f"/en/desk/settings/species-groups/{verb}/{query}", about | fields)


CODES = [
    ("rename", "TIGER", {"to": "TIGERS", "names_en": "Tigers", "names_zh-hans": "虎"}),
    ("retire", "TIGER", {}),
    ("words", "TIGER", {"names_en": "Tigre"}),
    ("merge", "", {"formers": ["TIGER", "LION"], "into": "CATS", "names_en": "Cats"}),
    ("add", "", {"code": "AXOLOTL", "place": "TIGER", "names_en": "Axolotls", "names_zh-hans": "美西螈"}),
]


@pytest.mark.parametrize(("verb", "code", "fields"), CODES)
def test_a_change_of_a_list_is_shown_before_it_is_made(world: World, verb: str, code: str, fields: Fields) -> None:
    before = list(SpeciesGroup.objects.values())
    read = {"read": _read(world, code)} if verb == "words" else {}
    page = groups(world, verb, fields | read | {"step": "preview"}, code=code)
    assert (page.status_code, "Confirm the change" in page.text) == (200, True)
    assert list(SpeciesGroup.objects.values()) == before
    assert groups(world, verb, fields | read | {"step": "save"}, code=code).status_code == 302
    assert list(SpeciesGroup.objects.values()) != before


@pytest.mark.parametrize(("verb", "code", "fields"), CODES)
def test_the_second_of_two_changes_of_a_code_is_told(world: World, verb: str, code: str, fields: Fields) -> None:
    read = {"read": _read(world, code)} if verb == "words" else {}
    answers = [groups(world, verb, fields | read | {"step": "save"}, code=code) for _ in range(2)]
    assert answers[0].status_code == 302
    assert answers[1].status_code in (400, 409)


def test_the_preview_tells_what_a_code_reaches(world: World) -> None:
    page = groups(world, "rename", {"to": "TIGERS", "names_en": "Tigers", "step": "preview"}, code="TIGER")
    assert page.context["affected"].naming == ["Aurora", "Borealis", "Delta-1", "Delta-2", "Delta-3"]
    assert not Succession.objects.exists()


def test_a_measure_is_added_on_its_page(world: World, administrator: Client) -> None:
    fields = {
        "code": "videos", "place": "blocked", "names_en": "Videos", "prompts_en": "Videos removed",
        "definitions_en": "Each video once.", "unit": "listings", "level": "activity", "split": "platform",
        "part": "", "ceiling": "1000", "starts": "2027-Q1", "reason": "Asked for.", "step": "save",
    }  # fmt: skip
    assert administrator.post("/en/desk/settings/measures/add/", fields).status_code == 302
    assert "videos" in administrator.get("/en/desk/settings/measures/").text


@pytest.mark.parametrize("path", ["species-groups/eat/", "measures/%00/"])
def test_an_unknown_change_is_no_page(administrator: Client, path: str) -> None:
    assert administrator.get(f"/en/desk/settings/{path}").status_code == 404


def _read(world: World, code: str) -> str:
    page = signed_in(world.administrator).get(f"/en/desk/settings/species-groups/words/?code={code}")
    return str(page.context["form"]["read"].value())


@pytest.mark.parametrize("kind", mails.WORDED)
def test_every_mail_has_a_page_and_a_name(world: World, administrator: Client, kind: str) -> None:
    assert administrator.get(f"/en/desk/settings/mails/{kind}/").status_code == 200
    assert kind in MAIL_KINDS
