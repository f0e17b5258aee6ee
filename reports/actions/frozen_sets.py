"""What opened quarters have fixed about a company: a later entry that holds in them is refused, and so is none else.

A quarter that has opened keeps the company's platforms, coalitions and owner as on its last day. So a change may be
dated back only as far as no opened quarter has a return of that company; a company that was never asked may be entered
from any day, and added to an open quarter with a reason.
"""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from members.frozen import Frozen
from members.models import Company
from reports.models import Submission
from reports.wording import dates


def frozen_of(company: Company) -> Frozen | None:
    """The last quarter that was opened with this company; None while there is none."""
    returns = Submission.objects.filter(company=company).select_related("quarter")
    last = returns.order_by("-quarter__starts_on").first()
    if last is None:
        return None
    sentence = _(
        "%(quarter)s has opened with what %(company)s was and held on %(day)s, and that stays. A change can hold from"
        " %(next)s."
    )
    words = {
        "quarter": dates.quarter_of(last.quarter.starts_on),
        "company": company.name,
        "day": dates.day(last.quarter.ends_on),
        "next": dates.day(last.quarter.ends_on + datetime.timedelta(days=1)),
    }
    return Frozen(last.quarter.ends_on, sentence % words)
