"""Nobody signs explanations that they have not read, though these are outside the hash."""

from __future__ import annotations

import dataclasses

import pytest

from members.actions import companies
from members.models import CompanyRole
from reports.actions import explanations, signatures
from reports.drafts import Draft
from reports.errors import Stale
from reports.models import Revision
from reports.rules.explained import key_of
from tests import cast


@pytest.fixture
def explained(world):
    """A complete return whose flags all have one reason."""
    cast.explain(world.flagged(), by=world.preparer)
    return world


def explain_otherwise(world, text="A sweep in July, as agreed."):
    keys = [key_of(finding) for finding in Draft(world.submission).to_explain]
    explanations.explain(world.submission, keys, reason="sweep", text=text, by=world.preparer)


def require_two(world):
    """The second of the two signers."""
    second = cast.person("second@aurora.example")
    CompanyRole.objects.create(user=second, company=world.company, role="signer")
    companies.require_signers(world.company, 2, by=world.administrator, reason="Statutes")
    return second


def sign(world, signature, who=None):
    return signatures.sign(world.submission, by=who or world.signer, signature=signature, now=cast.NOW)


def test_an_explanation_that_changed_is_not_signed_unread(explained):
    read = cast.signature(explained.submission)
    explain_otherwise(explained)
    assert Draft(explained.submission).hash == read.hash
    with pytest.raises(Stale, match="The explanations changed"):
        sign(explained, read)
    assert not Revision.objects.filter(submission=explained.submission).exists()


def test_what_was_read_is_frozen_with_the_numbers(explained):
    explain_otherwise(explained)
    revision = sign(explained, cast.signature(explained.submission))
    assert {one["text"] for one in revision.explanations} == {"A sweep in July, as agreed."}


def test_who_was_shown_no_explanation_signs_none(explained):
    with pytest.raises(Stale):
        sign(explained, dataclasses.replace(cast.signature(explained.submission), reasons=""))


def test_the_first_of_two_is_void_after_another_explanation(explained):
    second = require_two(explained)
    assert sign(explained, cast.signature(explained.submission)) is None
    explain_otherwise(explained)
    assert sign(explained, cast.signature(explained.submission), second) is None
    assert sign(explained, cast.signature(explained.submission)) is not None


def test_ones_own_first_signature_is_given_anew_after_another_explanation(explained):
    require_two(explained)
    sign(explained, cast.signature(explained.submission))
    explain_otherwise(explained)
    assert sign(explained, cast.signature(explained.submission)) is None
    assert explained.submission.first_signatures.count() == 1
