"""Run as a program beside a real worker: makes a site on which mail is waiting, or rings for all of it again.

python -m tests.broker.situation enqueue|ring
"""

from __future__ import annotations

import sys

import django


def enqueue() -> None:
    """A quarter opens, and the signers of three companies are to be told."""
    from django.core.management import call_command

    from tests import cast

    call_command("migrate", verbosity=0)
    cast.load_code_lists()
    cast.make_world()


def ring() -> None:
    """Tell the worker three times more, as a broker that delivers twice and a sweep would."""
    from members.actions import jobs
    from members.models import Job

    for job in [*Job.objects.all()] * 3:
        jobs.ring(job)


if __name__ == "__main__":
    django.setup()
    {"enqueue": enqueue, "ring": ring}[sys.argv[1]]()
