"""Background work as the secretariat sees it: what each job does, about what, how it stands; no figures, no secrets."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from members.models import Job, JobState
from reports.summaries.things import Thing, named
from reports.wording import jobs as wording
from reports.wording import member

SILENCE = datetime.timedelta(minutes=2)
"""A worker that runs has taken what waits by then: the sweep rings every half minute."""
ABOUT = ("submission", "upload", "release", "invitation", "user")
"""The arguments of jobs that name what they are about, the most telling first; each is named after its model."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """One job; ``things`` are what it is about and whom it is for."""

    job: Job
    task: str
    things: Sequence[Thing]
    outcome: str
    problem: str
    next_try: str
    progress: str
    attempts: str

    @property
    def may_retry(self) -> bool:
        return self.job.state == JobState.FAILED

    @property
    def is_running(self) -> bool:
        return self.job.state == JobState.RUNNING


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits now; ``is_silent``: nobody seems to take it."""

    waiting: int
    failed: int
    text: str
    is_silent: bool


def jobs_in(*, state: str = "", task: str = "") -> QuerySet[Job]:
    """The jobs in a state and of a task, newest first; all of them without."""
    found = Job.objects.order_by("-created_at", "pk")
    found = found.filter(state=state) if state else found
    return found.filter(task=task) if task else found


def queue(now: datetime.datetime | None = None) -> Queue:
    """How many wait, since when, and whether anybody takes them."""
    at = now or timezone.now()
    due = Job.objects.claimable(at)
    first = due.order_by("run_after").values_list("run_after", "lease_until").first()
    since = max(filter(None, first)) if first else None
    oldest = at - since if since else None
    waiting = Job.objects.filter(Q(state=JobState.QUEUED) | Q(pk__in=due)).count()
    is_silent = oldest is not None and oldest > SILENCE
    failed = Job.objects.filter(state=JobState.FAILED).count()
    return Queue(waiting, failed, wording.waiting(waiting, oldest), is_silent)


def lines(jobs: Iterable[Job]) -> list[JobLine]:
    """These jobs in words, in the order given."""
    listed = list(jobs)
    about = named(pair for job in listed for pair in _subjects(job))
    return [_line(job, [about[pair] for pair in _subjects(job)]) for job in listed]


def _line(job: Job, about: Sequence[Thing]) -> JobLine:
    is_delayed = job.state == JobState.QUEUED and bool(job.problem)
    return JobLine(
        job=job,
        task=wording.task(job.task),
        things=about,
        outcome=wording.result(job.result) if job.state == JobState.DONE else "",
        problem=wording.problem(job.problem),
        next_try=wording.again(member.moment(job.run_after)) if is_delayed else "",
        progress=wording.progress(job.progress),
        attempts=wording.attempts(job.attempts) if job.attempts else "",
    )


def _subjects(job: Job) -> list[tuple[str, str]]:
    """What a job names among its arguments, as kind and key."""
    return [(name, str(job.arguments[name])) for name in ABOUT if name in job.arguments]
