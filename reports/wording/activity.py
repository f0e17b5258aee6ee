"""What happened, in words: the only place that turns the verb of an event, and its details, into a sentence."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.models import AttestationWay, Door
from reports.wording import companies, dates


class Group(StrEnum):
    """What acts are about; somebody who looks for one begins here."""

    RETURNS = "returns"
    CHASING = "chasing"
    UPLOADS = "uploads"
    COMPANIES = "companies"
    PEOPLE = "people"
    QUARTERS = "quarters"
    SETTINGS = "settings"
    RELEASES = "releases"


type Words = Mapping[str, Promise | str]

GROUPS: dict[Group, Words] = {
    Group.RETURNS: {
        "expected": gettext_lazy("Return opened"),
        "practice_begun": gettext_lazy("Practice begun"),
        "practice_restarted": gettext_lazy("Started over"),
        "draft_saved": gettext_lazy("Numbers saved"),
        "explained": gettext_lazy("Flags explained"),
        "explanation_withdrawn": gettext_lazy("An explanation taken back"),
        "ready": gettext_lazy("Sent to sign"),
        "handed_back": gettext_lazy("Given back to the preparer"),
        "handed_over": gettext_lazy("Handed to the company to confirm"),
        "signed_first": gettext_lazy("First of two signatures"),
        "signed": gettext_lazy("Signed and submitted"),
        "paper_recorded": gettext_lazy("Signed sheet recorded"),
        "paper_refused": gettext_lazy("Signed sheet refused"),
        "recalled": gettext_lazy("Recalled"),
        "revised": gettext_lazy("Opened again for a correction"),
        "correction_asked": gettext_lazy("Asked for a correction in the yearly edition"),
        "correction_withdrawn": gettext_lazy("Request for a correction withdrawn"),
        "sent_back": gettext_lazy("Sent back"),
        "accepted": gettext_lazy("Accepted"),
        "taken_back": gettext_lazy("Acceptance taken back"),
        "exempted": gettext_lazy("Exempted from this quarter"),
        "included_again": gettext_lazy("Expected again in this quarter"),
        "reopened": gettext_lazy("Opened again after it had closed"),
        "extension_asked": gettext_lazy("More time asked for"),
        "extension_withdrawn": gettext_lazy("Request for more time withdrawn"),
        "extension_granted": gettext_lazy("More time granted"),
        "extension_given": gettext_lazy("More time given"),
        "extension_refused": gettext_lazy("More time refused"),
        "question_asked": gettext_lazy("Question asked"),
        "question_replied": gettext_lazy("Message to a question"),
        "question_answered": gettext_lazy("Question answered"),
        "question_closed": gettext_lazy("Question closed"),
        "question_reopened": gettext_lazy("Question opened again"),
        "note_written": gettext_lazy("Internal note written"),
        "checklist_ticked": gettext_lazy("Checklist changed"),
        "verified": gettext_lazy("Verification recorded"),
        "assigned": gettext_lazy("Given to a person of the secretariat"),
    },
    Group.CHASING: {
        "reminded": gettext_lazy("Reminded by hand"),
        "escalation_prepared": gettext_lazy("Escalation prepared, waits for a click"),
        "escalation_sent": gettext_lazy("Escalation sent"),
        "escalation_dismissed": gettext_lazy("Escalation not sent"),
        "contact_logged": gettext_lazy("Contact made elsewhere written down"),
        "job_retried": gettext_lazy("Background job started again after it had failed"),
    },
    Group.UPLOADS: {
        "received": gettext_lazy("Spreadsheet received"),
        "read": gettext_lazy("Spreadsheet read"),
        "read_again": gettext_lazy("Spreadsheet read again"),
        "used": gettext_lazy("Spreadsheet used"),
        "labels_saved": gettext_lazy("Meanings of labels saved"),
        "label_removed": gettext_lazy("Meaning of a label removed"),
    },
    Group.COMPANIES: {
        "company_added": gettext_lazy("Member added"),
        "company_edited": gettext_lazy("Details of the company changed"),
        "signers_required": gettext_lazy("Number of required signatures changed"),
        "consent_given": gettext_lazy("Agreed to be named, or to more"),
        "consent_withdrawn": gettext_lazy("Did not agree, or not any more"),
        "coalition_joined": gettext_lazy("Joined a coalition"),
        "coalition_left": gettext_lazy("Left a coalition"),
        "merged": gettext_lazy("Merged into another company"),
        "took_over": gettext_lazy("Took over another company"),
        "owner_changed": gettext_lazy("Owner group changed"),
        "platform_added": gettext_lazy("Platform added"),
        "platform_moved": gettext_lazy("Platform moved to another company"),
        "platform_taken": gettext_lazy("Platform taken over"),
        "platform_retired": gettext_lazy("Platform given up"),
        "platforms_named": gettext_lazy("Platforms of the membership named"),
        "rhythm_changed": gettext_lazy("Reporting rhythm changed"),
        "entry_taken_back": gettext_lazy("Dated entry taken back"),
        "profile_set": gettext_lazy("Reporting profile changed"),
        "break_announced": gettext_lazy("Change in counting announced"),
        "break_withdrawn": gettext_lazy("Announced change withdrawn"),
        "break_made": gettext_lazy("Series break drawn"),
        "break_joined": gettext_lazy("Joined to a series break"),
        "break_declined": gettext_lazy("No series break drawn"),
    },
    Group.PEOPLE: {
        "role_assigned": gettext_lazy("Role in a company given"),
        "appointed": gettext_lazy("Role outside companies given"),
        "invited": gettext_lazy("Invited"),
        "invitation_resent": gettext_lazy("Invitation sent again"),
        "invitation_revoked": gettext_lazy("Invitation taken back"),
        "invitation_accepted": gettext_lazy("Invitation accepted"),
        "contact_set": gettext_lazy("Made a contact of the company, or no longer one"),
        "described": gettext_lazy("Details of the person changed"),
        "deactivated": gettext_lazy("Account closed"),
        "reactivated": gettext_lazy("Account opened again"),
        "removed": gettext_lazy("Role taken away"),
        "stand_in_named": gettext_lazy("Named to stand in as a reviewer"),
        "stand_in_ended": gettext_lazy("Standing in ended early"),
        "left": gettext_lazy("Left the company"),
        "erased": gettext_lazy("Name and address erased"),
        "token_created": gettext_lazy("API token made"),
        "token_revoked": gettext_lazy("API token revoked"),
    },
    Group.QUARTERS: {
        "quarter_planned": gettext_lazy("Quarter planned"),
        "quarter_moved": gettext_lazy("Dates of the quarter moved"),
        "quarter_opened": gettext_lazy("Quarter opened"),
    },
    Group.SETTINGS: {
        "setting_changed": gettext_lazy("Setting changed"),
        "code_added": gettext_lazy("Code added"),
        "code_renamed": gettext_lazy("Code replaced by another one"),
        "code_retired": gettext_lazy("Code retired"),
        "code_words_corrected": gettext_lazy("Words of a code corrected"),
        "codes_merged": gettext_lazy("Codes merged"),
        "target_changed": gettext_lazy("Target changed"),
    },
    Group.RELEASES: {
        "release_frozen": gettext_lazy("Release frozen"),
        "release_signed": gettext_lazy("Release signed by a second person"),
        "release_files_retried": gettext_lazy("Files of the release made again"),
        "release_published": gettext_lazy("Release published"),
        "release_discarded": gettext_lazy("Release discarded"),
    },
}
WORDS: Words = {verb: words for group in GROUPS.values() for verb, words in group.items()}

_UNTIL: Words = {
    "extension_asked": gettext_lazy("More time asked for, until %(date)s"),
    "extension_granted": gettext_lazy("More time granted, until %(date)s"),
    "extension_given": gettext_lazy("More time given, until %(date)s"),
    "reopened": gettext_lazy("Opened again after it had closed, until %(date)s"),
}

GROUP_NAMES = {
    Group.RETURNS: gettext_lazy("Returns"),
    Group.CHASING: gettext_lazy("Reminders and contacts"),
    Group.UPLOADS: gettext_lazy("Spreadsheets"),
    Group.COMPANIES: gettext_lazy("Companies"),
    Group.PEOPLE: gettext_lazy("People"),
    Group.QUARTERS: gettext_lazy("Quarters"),
    Group.SETTINGS: gettext_lazy("Settings and targets"),
    Group.RELEASES: gettext_lazy("Releases"),
}


def happened(verb: str, details: Mapping[str, Any] | None = None, names: Mapping[str, str] | None = None) -> str:
    """One act, with the door where it was not the form, paper where it was signed there, and the day it names.

    ``names`` says what the slugs in the details are called; then an act on a company tells with what and from when.
    """
    told = details or {}
    if names is not None and verb in companies.DATED and (sentence := companies.happened(verb, told, names)):
        return sentence
    words, door = str(WORDS.get(verb, verb)), told.get("door", "")
    if verb in _UNTIL and "until" in told:
        return str(_UNTIL[verb]) % {"date": dates.day(datetime.date.fromisoformat(told["until"]))}
    if verb == "signed" and told.get("way") == AttestationWay.PAPER:
        return _("Signed on paper, confirmed and submitted")
    if verb == "draft_saved" and door == Door.ON_BEHALF:
        return _("Numbers saved on the company's behalf")
    if verb == "draft_saved" and door != Door.FORM and door in Door.values:
        return _("%(act)s (%(door)s)") % {"act": words, "door": Door(door).label}
    return words


def clock() -> str:
    """Who acts when nobody does."""
    return _("the site itself")
