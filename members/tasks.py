"""Background work of this app: the sweep that rings for waiting jobs, and the mails about accounts."""

from __future__ import annotations

from celery import shared_task

from members import account_mails
from members.actions import jobs
from members.actions.ticks import tick
from members.patience import A_DAY


@shared_task(name="members.sweep_jobs")
def sweep_jobs() -> int:
    """Ring for every job that waits or lost its worker."""
    return tick("members.sweep_jobs", jobs.sweep)


@shared_task(name="members.send_invitation")
def send_invitation(job_id: str) -> bool:
    """Send one invitation."""
    return jobs.run(job_id, account_mails.keep, prepare=account_mails.send_invitation, patience=A_DAY)


@shared_task(name="members.send_password_mail")
def send_password_mail(job_id: str) -> bool:
    """Answer one request for a new password."""
    return jobs.run(job_id, account_mails.keep, prepare=account_mails.send_password_mail, patience=A_DAY)
