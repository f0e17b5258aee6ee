"""Recall and correct."""

from __future__ import annotations

import pytest
from django.test import Client

from reports.models import State
from tests import cast
from tests.cast import World
from tests.reports.views.member.conftest import RETURN


def test_a_signer_recalls_a_submitted_return(world: World, signer: Client) -> None:
    cast.fill(world.submission, by=world.preparer)
    cast.sign(world.submission, by=world.signer)
    assert signer.get(RETURN + "recall/").status_code == 200
    assert signer.post(RETURN + "recall/").url == RETURN + "counts/"
    assert world.submission.state == State.DRAFT


def test_a_signer_corrects_an_accepted_return_with_a_reason(world: World, signer: Client) -> None:
    world.accepted(world.company)
    assert "Write a sentence or two." in signer.post(RETURN + "revise/", {"note": " "}).content.decode()
    signer.post(RETURN + "revise/", {"note": "We counted twice."})
    submission = world.submission
    assert (submission.state, submission.accepted_revision is None) == (State.DRAFT, False)


@pytest.mark.parametrize("step", ["recall/", "revise/"])
def test_a_step_that_is_not_possible_leads_to_the_overview(world: World, signer: Client, step: str) -> None:
    assert signer.get(RETURN + step).url == RETURN
    answer = signer.post(RETURN + step, {"note": "Why not."}, follow=True)
    assert "not possible while the return is in the state" in answer.content.decode()
    assert world.submission.state == State.DUE


@pytest.mark.parametrize("step", ["recall/", "revise/"])
def test_only_signers_take_these_steps(preparer: Client, step: str) -> None:
    assert preparer.get(RETURN + step).status_code == 403
    assert preparer.post(RETURN + step, {"note": "n"}).status_code == 403
