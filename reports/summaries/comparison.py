"""Two versions of one return beside each other: any of its revisions, and for the company its draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.drafts import Draft
from reports.errors import NotFound
from reports.models import Revision, Submission
from reports.profiles import Layout
from reports.summaries.answers import answers_of
from reports.summaries.differences import Answers, ChangedTable, differences
from reports.summaries.member import names_of_signers

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Version:
    """A revision with those who signed it, or the draft; ``key`` names it in an address."""

    key: str
    name: str
    revision: Revision | None = None
    signers: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``versions`` are those to choose from, oldest first; without two of them there is nothing to compare."""

    versions: Sequence[Version]
    before: Version | None
    after: Version | None
    tables: Sequence[ChangedTable]


def comparison(submission: Submission, before: str, after: str, *, has_draft: bool) -> Comparison:
    """The versions that the two keys name; empty keys are the newest two. Raises NotFound for a key of none.

    ``has_draft``: the reader may see what is not signed.
    """
    versions = _versions(submission, has_draft=has_draft)
    if len(versions) < 2 and not (before or after):
        return Comparison(list(versions.values()), None, None, ())
    newest = list(versions)
    to = _chosen(versions, after or newest[-1])
    since = _chosen(versions, before or newest[max(newest.index(to.key) - 1, 0)])
    layout = Layout(submission)
    tables = differences(_answers(submission, since), _answers(submission, to), layout)
    return Comparison(list(versions.values()), since, to, tables)


def _versions(submission: Submission, *, has_draft: bool) -> dict[str, Version]:
    revisions = list(submission.revisions.order_by("number"))
    signers = names_of_signers(revisions)
    found = [
        Version(str(one.number), _("Revision %(number)s") % {"number": one.number}, one, signers.get(one.pk, ""))
        for one in revisions
    ]
    if has_draft and submission.is_editable:
        found.append(Version(DRAFT, _("Draft, not signed")))
    return {one.key: one for one in found}


def _chosen(versions: Mapping[str, Version], key: str) -> Version:
    version = versions.get(key)
    if version is None:
        raise NotFound(_("This return has no such revision."))
    return version


def _answers(submission: Submission, version: Version) -> Answers:
    return answers_of(version.revision) if version.revision else Draft(submission).cells
