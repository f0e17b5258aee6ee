"""Background work of this app: every task takes a job's id and is one line of somebody else's logic.

The mails about accounts are the other app's, and keep the names that waiting jobs call them by; they are run here,
where the words that may replace the site's own are known.
"""

from __future__ import annotations

from functools import partial

from celery import shared_task

from members import account_mails
from members.actions import jobs
from members.patience import A_DAY
from reports import mails
from reports.account_words import words_of
from reports.actions import releases, uploads


@shared_task(name="reports.send_mail")
def send_mail(job_id: str) -> bool:
    """Send one mail."""
    return jobs.run(job_id, mails.keep, prepare=mails.send, patience=A_DAY)


@shared_task(name="members.send_invitation")
def send_invitation(job_id: str) -> bool:
    """Send one invitation."""
    send = partial(account_mails.send_invitation, words_of=words_of)
    return jobs.run(job_id, account_mails.keep, prepare=send, patience=A_DAY)


@shared_task(name="members.send_password_mail")
def send_password_mail(job_id: str) -> bool:
    """Answer one request for a new password."""
    send = partial(account_mails.send_password_mail, words_of=words_of)
    return jobs.run(job_id, account_mails.keep, prepare=send, patience=A_DAY)


@shared_task(name="reports.make_release_files")
def make_release_files(job_id: str) -> bool:
    """Make the files of a release that a second person has signed, then publish it."""
    return jobs.run(job_id, releases.make_files)


@shared_task(name="reports.read_upload")
def read_upload(job_id: str) -> bool:
    """Read a spreadsheet that a company sent."""
    return jobs.run(job_id, uploads.keep_reading, prepare=uploads.read)
