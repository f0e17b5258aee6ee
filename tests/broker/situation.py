"""Run as a program beside a real worker: makes a site on which mail is waiting, or rings for all of it again.

python -m tests.broker.situation site|enqueue|ring|owe|remind|later
"""

from __future__ import annotations

import sys

import django

PEOPLE = 200


def site() -> None:
    """A site that nobody uses yet."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_codes", verbosity=0)


def enqueue() -> None:
    """A quarter opens, and the signers of three companies are to be told."""
    from tests import cast

    cast.make_world()


def ring() -> None:
    """Tell the worker three times more, as a broker that delivers twice and a sweep would."""
    from members.actions import jobs
    from members.models import Job

    for job in [*Job.objects.all()] * 3:
        jobs.ring(job)


def owe() -> None:
    """A return that is due in two days, in a company of two hundred people who may give it."""
    import datetime

    from django.utils import timezone

    from members.models import CompanyRole, Job, User
    from reports.models import Quarter, Submission

    enqueue()
    Job.objects.all().delete()
    now, day = timezone.now(), datetime.timedelta(days=1)
    dates = {"due_at": now + 2 * day, "closes_at": now + 20 * day, "publish_on": now + 40 * day}
    Quarter.objects.update(opens_at=now - 60 * day, opened_at=now - 60 * day, **dates)
    aurora = Submission.objects.get(company__slug="aurora").company
    CompanyRole.objects.all().delete()
    made = User.objects.bulk_create(User(email=f"person{n}@aurora.example", password="!") for n in range(PEOPLE))
    CompanyRole.objects.bulk_create(CompanyRole(user=user, company=aurora, role="preparer") for user in made)


def remind() -> None:
    """The scheduler fires."""
    from reports.actions import ladder

    ladder.send_due()


def later() -> None:
    """The leases of a worker that was killed have ended, and the sweep rings for everything that waits."""
    import datetime

    from django.utils import timezone

    from members.actions import jobs
    from members.models import Job

    ended = timezone.now() - datetime.timedelta(seconds=1)
    Job.objects.filter(state="running").update(lease_until=ended)
    jobs.sweep()


if __name__ == "__main__":
    django.setup()
    {"site": site, "enqueue": enqueue, "ring": ring, "owe": owe, "remind": remind, "later": later}[sys.argv[1]]()
