"""The shell's commands: what they print, and that a mistake is a sentence and no traceback."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from members.access import CompanyRoleName
from members.models import CompanyRole, Scope, Token
from reports.models import Quarter, Succession
from tests.cast import World


def test_a_quarter_that_has_ended_is_opened(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("open_quarter", "2026-Q2")
    assert Quarter.objects.get(code="2026-Q2").is_open
    assert "5 returns expected" in capsys.readouterr().out


def test_a_quarter_that_lasts_is_refused_and_not_planned(world: World) -> None:
    with pytest.raises(CommandError):
        call_command("open_quarter", "2026-Q4")
    assert not Quarter.objects.filter(code="2026-Q4").exists()


def test_a_quarter_is_not_opened_twice(world: World) -> None:
    with pytest.raises(CommandError):
        call_command("open_quarter", world.quarter.code)


def test_a_text_that_is_no_quarter_is_refused(world: World) -> None:
    with pytest.raises(CommandError, match="Write it like 2026-Q3"):
        call_command("open_quarter", "summer")


def test_a_token_is_made_and_its_secret_printed_once(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_token", "aurora", scopes="returns:read", days=7)
    token = Token.objects.get()
    assert (token.scopes, token.created_by) == ([Scope.RETURNS_READ], world.signer)
    assert capsys.readouterr().out.startswith(token.prefix)


def test_a_token_of_the_desk_is_its_persons(world: World) -> None:
    call_command("create_token", desk="Analyst@coalition.example", days=7)
    token = Token.objects.get()
    assert (token.company, token.scopes, token.created_by) == (None, [Scope.DESK_READ], world.analyst)


def test_a_token_of_the_desk_is_for_nobody_else(world: World) -> None:
    with pytest.raises(CommandError, match="Only the secretariat"):
        call_command("create_token", desk="signer@aurora.example")


def test_a_token_of_an_unknown_company_is_refused(world: World) -> None:
    with pytest.raises(CommandError, match="no company"):
        call_command("create_token", "nobody")


def test_a_token_needs_a_signer(world: World) -> None:
    CompanyRole.objects.filter(role=CompanyRoleName.SIGNER, company=world.company).delete()
    with pytest.raises(CommandError, match="no active signer"):
        call_command("create_token", "aurora")


def test_a_token_for_too_many_days_is_refused(world: World) -> None:
    with pytest.raises(CommandError):
        call_command("create_token", "aurora", days=5000)


@pytest.mark.parametrize("options", [{"companies": 0}, {"quarters": 0}])
def test_an_empty_demonstration_is_refused(db: None, options: dict[str, int]) -> None:
    with pytest.raises(CommandError):
        call_command("load_demo", **options)


def test_a_code_list_is_changed_by_an_administrator(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    who = {"starts": "2027-Q1", "by": world.administrator.email, "reason": "Agreed."}
    words = '{"names": {"en": "Ivory"}}'
    call_command(
        "change_code_list", "merge", "species_group", "ELE-IVORY", "IVORY-UNK", into="IVORY", words=words, **who
    )
    call_command("change_code_list", "rename", "species_group", "EEL", "EELS", words=words, **who)
    call_command("change_code_list", "add", "species_group", "EEL-GLASS", after="SHARK", words=words, **who)
    call_command("change_code_list", "retire", "measure", "terms-blocked", **who)
    call_command("change_code_list", "correct", "species_group", "TIGER", words=words, by=who["by"], reason="Why not.")
    assert "merge: ELE-IVORY, IVORY-UNK." in capsys.readouterr().out
    assert set(Succession.objects.values_list("successor", flat=True)) == {"IVORY", "EELS"}


@pytest.mark.parametrize(
    "options",
    [{"words": "{"}, {"words": "[]"}, {"starts": "soon"}, {"starts": "2026-Q1"}, {"by": "ghost@nowhere.example"}],
)
def test_a_change_that_cannot_be_read_is_refused(world: World, options: dict[str, str]) -> None:
    given = {"starts": "2027-Q1", "by": world.administrator.email, "reason": "Agreed.", "words": "{}"} | options
    with pytest.raises(CommandError):
        call_command("change_code_list", "rename", "species_group", "EEL", "EELS", **given)
    assert not Succession.objects.exists()
