"""The dashboard draws accepted numbers alone, says how complete they are, and forgets nothing that changes."""

from __future__ import annotations

import datetime

from reports.actions import breaks, corrections, reviews
from reports.actions.breaks import BreakTerms
from reports.calendar import QuarterKey
from reports.models import ProposedBreak, SeriesBreak
from reports.summaries.desk_dashboard import Dashboard, dashboard
from reports.summaries.desk_series import LISTINGS, Filters
from reports.summaries.public import FigureView
from tests import cast
from tests.cast import World
from tests.reports.releases.stage import Stage

KEY = QuarterKey(2026, 3)


def drawn(scope: str = "all", measure: str = LISTINGS) -> Dashboard:
    return dashboard(Filters(scope, KEY, measure), KEY)


def figure(name: str, found: Dashboard) -> FigureView:
    return next(one for one in found.figures if one.id == name)


def test_every_figure_is_there(world: World) -> None:
    world.accepted(world.company)
    ids = [one.id for one in drawn().figures]
    assert ids == ["quarterly", "cumulative", "ranking", "platform-types", "coverage"]


def test_a_total_stands_with_its_parts_and_coverage(world: World) -> None:
    world.accepted(world.company, size=100)
    [row] = figure("quarterly", drawn()).rows
    assert row == ["Q3 2026", "200", "100", "–", "300", "Returns still missing", "1 of 5 members"]


def test_unaccepted_numbers_are_in_no_figure(world: World) -> None:
    cast.fill(world.submission, by=world.preparer, size=987654)
    cast.sign(world.submission, by=world.signer)
    assert "987,654" not in repr(drawn())
    assert drawn().gaps == ("No accepted return has numbers for Q3 2026 yet.",)


def test_an_acceptance_changes_the_figures_at_once(world: World) -> None:
    world.accepted(world.company, size=100)
    drawn()
    world.accepted(world.rival, size=50)
    assert figure("quarterly", drawn()).rows[0][4] == "450"


def test_an_acceptance_taken_back_leaves_the_figures(world: World) -> None:
    submission = world.accepted(world.company)
    drawn()
    reviews.take_back(submission, by=world.analyst, reason="Wrong company.")
    assert [one.id for one in drawn().figures] == ["coverage"]


def test_an_exemption_changes_the_coverage(world: World) -> None:
    world.accepted(world.company)
    drawn()
    reviews.exempt(world.submission_of(world.rival), by=world.administrator, reason="Closed for the year.")
    assert figure("coverage", drawn()).rows[0][-1] == "1 of 4 members"


def test_a_scope_without_members_has_no_numbers(world: World) -> None:
    world.accepted(world.company)
    assert drawn("china").figures == ()
    assert "no company was expected" in drawn("china").gaps[0]


def test_a_single_measure_has_no_parts(world: World) -> None:
    world.accepted(world.company, size=100)
    shown = figure("quarterly", drawn(measure="accounts-closed"))
    assert [column["label"] for column in shown.columns] == ["Quarter", "Accounts closed", "Status", "Coverage"]
    assert shown.rows[0][1] == "100"


def test_a_company_measure_says_why_it_has_no_ranking(world: World) -> None:
    world.accepted(world.company)
    gaps = drawn(measure="reports-received").gaps
    assert len(gaps) == 2
    assert "given once per company" in gaps[1]


def test_tools_stand_apart_from_the_ranking(world: World) -> None:
    world.accepted(world.company, size=100)
    ranking = figure("ranking", drawn())
    assert [row[:2] for row in ranking.rows] == [
        ["Pangolins", "75"],
        ["Tiger", "0"],
        ["Prohibited wildlife, group not recorded", "225"],
    ]
    assert ranking.notes == ["Tools and services, counted apart and in no wildlife total: 3."]


def test_platform_types_name_the_number_of_companies(world: World) -> None:
    for company in [world.company, world.rival, *world.holding]:
        world.accepted(company, size=100)
    rows = figure("platform-types", drawn()).rows
    assert rows == [["Classified ads", "900", "3 companies"], ["E-commerce", "600", "2 companies"]]


def test_a_revision_that_waits_changes_nothing(world: World) -> None:
    submission = world.accepted(world.company, size=100)
    corrections.ask(submission, by=world.signer, reason="Counted twice.")
    cast.fill(submission, by=world.preparer, size=40)
    cast.sign(submission, by=world.signer)
    assert figure("quarterly", drawn()).rows[0][4] == "300"


def test_a_break_before_the_series_is_not_drawn(world: World) -> None:
    names = {"en": "New detection"}
    SeriesBreak.objects.create(starts_on=datetime.date(2020, 1, 1), cause="method", names=names, texts=names)
    world.accepted(world.company)
    assert "New detection" not in figure("quarterly", drawn()).svg_wide


def test_a_break_made_by_the_desk_is_drawn_at_once(db: None) -> None:
    stage = Stage(QuarterKey(2025, 1), QuarterKey(2025, 4))
    stage.answer_all()
    last = QuarterKey(2025, 4)
    assert "New detection" not in figure("quarterly", dashboard(Filters("all", last, LISTINGS), last)).svg_wide
    day, both = datetime.date(2025, 7, 1), {"en": "New detection", "zh-hans": "新的识别技术"}
    proposal = ProposedBreak.objects.create(
        company=stage.company("altair"), starts_on=day, text="T", origin="announced", made_by=stage.analyst
    )
    breaks.make(proposal, BreakTerms(day, "method", both, both), by=cast.person("a@desk.example", "administrator"))
    assert "New detection" in figure("quarterly", dashboard(Filters("all", last, LISTINGS), last)).svg_wide


def test_every_figure_is_marked_live(world: World) -> None:
    world.accepted(world.company)
    assert all("Live, not for publication" in one.source for one in drawn().figures)
