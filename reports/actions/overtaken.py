"""Signatures that a step has overtaken: the first of two goes, a sheet that waits is replaced; asks for no right."""

from __future__ import annotations

from reports.models import PaperState, Submission


def void(submission: Submission) -> None:
    """Nobody signs or confirms any more what was under way. Call it while the submission is held."""
    submission.first_signatures.all().delete()
    submission.paper_signatures.filter(state=PaperState.WAITING).update(state=PaperState.REPLACED)
