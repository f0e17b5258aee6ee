"""The demonstration's board shows owners and contacts."""

from __future__ import annotations

import pytest

from reports.demonstration.load import load
from reports.models import LoggedContact, Submission


@pytest.mark.django_db
def test_returns_have_owners_and_some_were_spoken_about() -> None:
    timeline = load(number_of_companies=14, number_of_quarters=2)
    of_round = Submission.objects.filter(quarter__code=str(timeline.quarters[timeline.current]))
    assert all(one.owner == one.company.liaison for one in of_round)
    assert of_round.filter(owner__isnull=False).exists()
    assert LoggedContact.objects.filter(submission__in=of_round, company__slug="aurora").count() == 1
