"""Whether a quarter still takes numbers, by the clock and by the releases that have frozen it."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from reports.errors import PeriodClosed
from reports.models import ReleaseInput, Submission
from reports.rules.codes import Code
from reports.wording import dates


def require_open(submission: Submission, now: datetime.datetime | None = None) -> None:
    """Refuse numbers after the closing instant without a revision, or after a release's cut-off.

    Raises PeriodClosed; while the release is still being made, with the code ``release_in_progress``.
    """
    if submission.latest_revision_id is None and submission.is_past_close(now):
        raise PeriodClosed(
            _("%(quarter)s closed on %(date)s. You can ask the secretariat for more time.")
            % {
                "quarter": dates.quarter_of(submission.quarter.starts_on),
                "date": dates.day_ending(submission.closes_at),
            }
        )
    require_unreleased(submission)


def require_unreleased(submission: Submission) -> None:
    """Raises PeriodClosed when a release holds the return, with another code while that is still being made."""
    name = dates.quarter_of(submission.quarter.starts_on)
    being_made = set(ReleaseInput.objects.holding(submission).values_list("release__is_pending", flat=True))
    if False in being_made:
        raise PeriodClosed(
            _("%(quarter)s is part of a release. Late numbers and corrections enter once a year, all together.")
            % {"quarter": name}
        )
    if being_made:
        sentence = _(
            "A release with %(quarter)s is being made from the numbers of its cut-off. Late numbers and corrections"
            " enter once a year, all together."
        )
        raise PeriodClosed(sentence % {"quarter": name}, code=Code.RELEASE_IN_PROGRESS, status=409)
