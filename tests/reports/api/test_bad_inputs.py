"""The worked cases at the API's door: each situation is made as the case tells it, and answered with its code."""

from __future__ import annotations

import datetime
import json

import pytest

from members.actions import tokens
from members.models import Event, MembershipSpell, User
from reports.actions import quarters
from reports.calendar import QuarterKey
from reports.drafts import Draft
from reports.schedule import open_due_quarters
from tests import cast
from tests.cases import bad_inputs

pytestmark = pytest.mark.door("api")
URL = "/api/v1/companies/aurora/submissions/{quarter}/counts/"
ROW = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked", "value": 12}
# Met on pages: an open session, entry by the desk, a double click, two tabs, an acceptance.
ON_PAGES = {"B148", "B149", "B152", "B157", "B163", "B168"}
# Met where releases are made and where files are kept and read.
ELSEWHERE = {"B164", "B167", "B169"}
CALLS = [
    case
    for group in ("period", "ownership", "workflow")
    for case in bad_inputs(group)
    if case.id not in ON_PAGES | ELSEWHERE
]


class Door:
    """The API as one company's program meets it; every call uses a token made at that moment."""

    def __init__(self, client, world, clock):
        self.client, self.world, self.clock = client, world, clock

    def secret(self, days=1):
        scopes = ["returns:read", "returns:write"]
        return tokens.create(self.world.company, by=self.world.signer, name="t", scopes=scopes, days=days)

    def put(self, body, *, quarter="2026-Q3", match='"v0"', secret=None, **headers):
        headers |= {"Authorization": f"Bearer {secret or self.secret()[1]}"} | ({"If-Match": match} if match else {})
        text = body if isinstance(body, str) else json.dumps(body)
        url = URL.format(quarter=quarter)
        return self.client.put(url, text, content_type="application/json", headers=headers)

    def spelled(self, quarter):
        """A quarter as somebody writes it; the one of the case that can be read is opened first."""
        if quarter == "2026Q1":
            planned = quarters.plan(QuarterKey(2026, 1), by=self.world.administrator)
            quarters.open_quarter(planned, by=self.world.administrator)
            self.clock.move_to(planned.opens_at)
        return self.put([ROW], quarter=quarter)

    def closed_quarter(self):
        self.clock.move_to(self.world.quarter.closes_at)
        return self.put([ROW])

    def before_joining(self):
        MembershipSpell.objects.filter(company=self.world.company).update(starts_on=datetime.date(2026, 7, 1))
        return self.put([ROW], quarter="2026-Q2")

    def after_leaving(self):
        MembershipSpell.objects.filter(company=self.world.company).update(ends_on=datetime.date(2026, 11, 30))
        self.clock.move_to(datetime.datetime(2027, 1, 2, tzinfo=datetime.UTC))
        open_due_quarters()
        return self.put([ROW], quarter="2026-Q4")

    def an_hour_twice(self):
        """02:30 comes twice in Berlin; the order of events is their sequence."""
        self.clock.move_to(datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC))
        self.put([ROW])
        self.clock.move_to(datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC))
        answer = self.put([ROW | {"value": 13}], match='"v1"')
        saved = Event.objects.about(self.world.submission).filter(verb="draft_saved")
        assert [event.details["version"] for event in saved] == [1, 2]
        return answer

    def later_platform(self):
        cast.add_platform(self.world.company, "aurora-video", since="2026-10-01")
        return self.put([ROW | {"platform": "aurora-video"}])

    def quarter_boundary(self):
        """The last second still belongs to the quarter, the next one opens its round."""
        quarters.plan(QuarterKey(2026, 4), by=self.world.administrator)
        midnight = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
        self.clock.move_to(midnight - datetime.timedelta(seconds=1))
        open_due_quarters()
        assert self.put([ROW], quarter="2026-Q4").json()["code"] == "not_open"
        self.clock.move_to(midnight)
        open_due_quarters()
        return self.put([ROW], quarter="2026-Q4")

    def foreign_platform(self):
        return self.put([ROW | {"platform": "borealis-market"}])

    def foreign_submission(self):
        return self.client.get(
            URL.format(quarter="2026-Q3").replace("aurora", "borealis").replace("counts/", ""),
            headers={"Authorization": f"Bearer {self.secret()[1]}"},
        )

    def ended_token(self):
        """A revoked one first; then one whose time is over."""
        token, secret = self.secret()
        tokens.revoke(token, by=self.world.signer)
        assert self.put([ROW], secret=secret).json()["code"] == "unauthorised"
        _token, secret = self.secret(days=1)
        self.clock.move_to(cast.NOW + datetime.timedelta(days=1, seconds=1))
        return self.put([ROW], secret=secret)

    def no_version(self):
        return self.put([ROW], match=None)

    def stale_version(self):
        self.put([ROW | {"value": 1}])
        return self.put([ROW])

    def under_a_release(self):
        """The return was opened for a correction; the release has what was accepted before."""
        submission = self.world.held()
        return self.put([ROW], match=f'"v{submission.draft_version}"')

    def moved_platform(self):
        """Held from August on: its days are named, and nothing is refused."""
        self.world.submission.platform_rows.update(starts_on=datetime.date(2026, 8, 1))
        return self.put([ROW])

    def same_again(self):
        """The case tells of a call that creates; this one changes, and its own status is the one that is kept."""
        secret, key = self.secret()[1], {"Idempotency-Key": "a"}
        first, again = (self.put([ROW], secret=secret, **key) for _ in range(2))
        assert (again.status_code, again.content, again["ETag"]) == (first.status_code, first.content, first["ETag"])
        assert Event.objects.about(self.world.submission).filter(verb="draft_saved").count() == 1
        return again

    def other_body(self):
        secret, key = self.secret()[1], {"Idempotency-Key": "a"}
        self.put([ROW | {"value": 1}], secret=secret, **key)
        return self.put([ROW], match='"v1"', secret=secret, **key)


SITUATIONS = {
    "B135": Door.closed_quarter,
    "B136": Door.before_joining,
    "B137": Door.after_leaving,
    "B140": Door.an_hour_twice,
    "B141": Door.later_platform,
    "B142": Door.quarter_boundary,
    "B143": Door.foreign_platform,
    "B144": Door.foreign_submission,
    "B145": Door.moved_platform,
    "B150": Door.ended_token,
    "B153": Door.same_again,
    "B154": Door.other_body,
    "B158": Door.no_version,
    "B159": Door.stale_version,
    "B162": Door.under_a_release,
}


@pytest.fixture
def door(client, world, clock):
    return Door(client, world, clock)


def status_of(expected):
    """The status that a case names, or the one of its outcome."""
    return expected.get("http", 409 if expected["outcome"] == "conflict" else 400)


def held(world):
    return {cell.box: cell.value for cell in Draft(world.submission).cells.values()}


@pytest.mark.parametrize("case", CALLS)
def test_a_call_is_answered_as_its_case_tells(door, world, case):
    situation = SITUATIONS.get(case["id"])
    answer = situation(door) if situation else door.spelled(case["input"])
    expected = case["expect"]
    if expected["outcome"] == "warn":
        assert expected["code"] in {found["code"] for found in answer.json()["findings"]}
    elif expected["outcome"].startswith("accept") or expected["outcome"] == "replay":
        assert (answer.status_code, answer.json()["quarter"]) == (200, expected.get("stored", answer.json()["quarter"]))
    else:
        assert (answer.status_code, answer.json()["code"]) == (status_of(expected), expected["code"])
        assert ROW["value"] not in held(world).values()


@pytest.mark.parametrize("case", bad_inputs("number"))
def test_no_text_is_a_number_here_however_it_reads_in_a_form(door, world, case):
    answer = door.put([ROW | {"value": case["input"]}])
    assert (answer.status_code, answer.json()["code"]) == (400, "not_integer")
    assert held(world) == {}


@pytest.mark.parametrize("case", bad_inputs("api-json"))
def test_json_is_read_strictly(door, world, case):
    """The cases name the value ``count``; a row of ours calls it ``value``."""
    body = case["input"] if isinstance(case["input"], str) else json.dumps(case["input"])
    place = json.dumps({key: value for key, value in ROW.items() if key != "value"})[1:-1]
    answer = door.put("[" + body.replace('"count"', '"value"').replace("{", "{" + place + ", ", 1) + "]")
    assert (answer.status_code, answer.json()["code"]) == (400, case["expect"]["code"])
    assert (held(world), world.submission.state) == ({}, "due")


def test_the_token_of_a_person_who_left_ends_with_them(door, world):
    _token, secret = door.secret()
    User.objects.filter(pk=world.signer.pk).update(is_active=False)
    assert door.put([ROW], secret=secret).status_code == 401
