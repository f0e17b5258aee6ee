"""Background work in words: what a job does, how it stands, what went wrong; never what an exception quotes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from reports.wording import numbers

TASKS: Mapping[str, Promise | str] = {
    "reports.send_mail": gettext_lazy("Send a mail"),
    "members.send_invitation": gettext_lazy("Send an invitation"),
    "members.send_password_mail": gettext_lazy("Send a link for a new password"),
    "reports.read_upload": gettext_lazy("Read a spreadsheet"),
    "reports.make_release_files": gettext_lazy("Make the files of a release"),
}
CLOCK_TASKS: Mapping[str, Promise | str] = {
    "members.sweep_jobs": gettext_lazy("Ring for jobs that wait"),
    "reports.open_due_quarters": gettext_lazy("Plan and open quarters"),
    "reports.send_reminders": gettext_lazy("Ask for the reminders that are due"),
    "reports.forget_calls": gettext_lazy("Forget old answers to programs"),
    "reports.forget_uploads": gettext_lazy("Delete old spreadsheets"),
}
_UNSENT: Mapping[str, Promise | str] = {
    "inactive": gettext_lazy("Not sent: the account is closed."),
    "left": gettext_lazy("Not sent: this person has left the company."),
    "not_desk": gettext_lazy("Not sent: this person is not of the secretariat any more."),
    "not_owed": gettext_lazy("Not sent: the return came in, is exempt, or is closed."),
    "moved": gettext_lazy("Not sent: the company got more time meanwhile."),
    "overtaken": gettext_lazy("Not sent: the next reminder took its place."),
    "written_today": gettext_lazy("Not sent: somebody reminded this person by hand just before."),
}
_PROBLEMS: Mapping[str, Promise | str] = {
    "ConnectionRefusedError": gettext_lazy("The mail server could not be reached."),
    "ConnectionResetError": gettext_lazy("The mail server broke the connection off."),
    "BrokenPipeError": gettext_lazy("The mail server broke the connection off."),
    "gaierror": gettext_lazy("The mail server could not be found by its name."),
    "TimeoutError": gettext_lazy("The mail server did not answer in time."),
    "SMTPServerDisconnected": gettext_lazy("The mail server broke the connection off."),
    "SMTPConnectError": gettext_lazy("The mail server could not be reached."),
    "SMTPAuthenticationError": gettext_lazy("The mail server did not let the site in. Tell who runs the site."),
    "SMTPSenderRefused": gettext_lazy("The mail server refused the sender. Tell who runs the site."),
    "SMTPRecipientsRefused": gettext_lazy("The mail server put the address off for now."),
    "SMTPDataError": gettext_lazy("The mail server put the mail off for now."),
}


def task(name: str) -> str:
    """What a task does."""
    return str(TASKS.get(name, name))


def clock_task(name: str) -> str:
    """What the clock does."""
    return str(CLOCK_TASKS.get(name, name))


def every(seconds: int) -> str:
    """How often the clock comes: every 5 minutes."""
    if seconds < 60:
        return ngettext("every %(count)s second", "every %(count)s seconds", seconds) % {"count": seconds}
    minutes = seconds // 60
    return ngettext("every %(count)s minute", "every %(count)s minutes", minutes) % {"count": numbers.whole(minutes)}


def came_to(count: int, broke_off: str) -> str:
    """What came of a run: how many things were done, or that it broke off."""
    if broke_off:
        return _("It broke off (%(kind)s). Tell who runs the site.") % {"kind": broke_off[:80]}
    return ngettext("%(count)s thing done", "%(count)s things done", count) % {"count": numbers.whole(count)}


def problem(kept: str) -> str:
    """What went wrong, from what the job kept; empty where nothing did.

    Of an exception only its kind is told: its words may quote what nobody here should read. The answer of a mail
    server that refused for good is told as it was given.
    """
    kind, _colon, said = kept.partition(": ")
    if not kept:
        return ""
    if kind == "Hopeless":
        return _refused(said)
    words = _PROBLEMS.get("TimeoutError" if said.endswith("timed out") else kind)
    return str(words) if words else _("It broke off (%(kind)s). Tell who runs the site.") % {"kind": kind[:80]}


def result(kept: Mapping[str, Any]) -> str:
    """What came of a job that is done."""
    if "skipped" in kept:
        return str(_UNSENT.get(str(kept["skipped"]), _("Not sent: it is not wanted any more.")))
    if "files" in kept:
        files = int(kept["files"])
        return ngettext("%(count)s file", "%(count)s files", files) % {"count": numbers.whole(files)}
    return _("Sent") if "to" in kept else _("Done")


def progress(share: float) -> str:
    """How far it is: 40%."""
    return _("%(share)s%%") % {"share": round(share * 100)}


def again(at: str) -> str:
    """When it is tried again."""
    return _("Next try: %(at)s") % {"at": at}


def attempts(count: int) -> str:
    """How often it was tried."""
    return ngettext("tried %(count)s time", "tried %(count)s times", count) % {"count": count}


def waiting(count: int, oldest: datetime.timedelta | None) -> str:
    """How many wait, and how long the oldest has."""
    if oldest is None:
        return _("Nothing waits.")
    minutes = max(int(oldest.total_seconds() // 60), 0)
    told = ngettext("%(count)s job waits.", "%(count)s jobs wait.", count) % {"count": numbers.whole(count)}
    if not minutes:
        return told + " " + _("The oldest has waited less than a minute.")
    age = ngettext(
        "The oldest has waited %(minutes)s minute.", "The oldest has waited %(minutes)s minutes.", minutes
    ) % {"minutes": numbers.whole(minutes)}
    return f"{told} {age}"


def silent() -> str:
    """Nobody takes the work that waits."""
    return _("A worker takes what waits within a minute, so none seems to be running. Tell who runs the site.")


def _refused(said: str) -> str:
    code, _colon, answer = said.partition(": ")
    if code == "address_refused":
        return _("The mail server refused this address for good: %(answer)s. Check the address, then try again.") % {
            "answer": answer
        }
    if code == "mail_refused":
        return _("The mail server refused this mail for good: %(answer)s.") % {"answer": answer}
    return _("It can not be done, however often it is tried.")
