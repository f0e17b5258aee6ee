"""Two versions of one return beside each other: any of its revisions, and for the company its draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.errors import NotFound
from reports.models import Revision, Submission
from reports.profiles import Layout
from reports.summaries.answers import answers_of
from reports.summaries.differences import Answers, DifferenceTable, differences
from reports.summaries.member import names_of_signers

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Version:
    """A revision with those who signed it, or the draft; ``key`` names it in an address."""

    key: str
    name: str
    revision: Revision | None = None
    signers: str = ""
    draft: Answers | None = None

    @property
    def answers(self) -> Answers:
        """What it says, box by box."""
        return answers_of(self.revision) if self.revision else self.draft or {}


@dataclass(frozen=True, slots=True)
class Comparison:
    """``versions`` are those to choose from, oldest first; without two of them there is nothing to compare."""

    versions: Sequence[Version]
    before: Version | None
    after: Version | None
    tables: Sequence[DifferenceTable]


def comparison(submission: Submission, before: str, after: str, *, draft: Answers | None = None) -> Comparison:
    """The versions that the two keys name; empty keys are the newest two. Raises NotFound for a key of none.

    ``draft``: what is not signed yet, where there is such a thing and the reader may see it.
    """
    versions = _versions(submission, draft)
    if len(versions) < 2 and not (before or after):
        return Comparison(list(versions.values()), None, None, ())
    newest = list(versions)
    to = _chosen(versions, after or next(reversed(newest), ""))
    since = _chosen(versions, before or newest[max(newest.index(to.key) - 1, 0)])
    tables = differences(since.answers, to.answers, Layout(submission))
    return Comparison(list(versions.values()), since, to, tables)


def _versions(submission: Submission, draft: Answers | None) -> dict[str, Version]:
    revisions = list(submission.revisions.order_by("number"))
    signers = names_of_signers(revisions)
    found = [
        Version(str(one.number), _("Revision %(number)s") % {"number": one.number}, one, signers.get(one.pk, ""))
        for one in revisions
    ]
    if draft is not None:
        found.append(Version(DRAFT, _("Draft, not signed"), draft=draft))
    return {one.key: one for one in found}


def _chosen(versions: Mapping[str, Version], key: str) -> Version:
    version = versions.get(key)
    if version is None:
        raise NotFound(_("This return has no such revision."))
    return version
