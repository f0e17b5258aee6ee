"""The nouns of this app, one file each."""

from __future__ import annotations

from reports.models.call import KeyedCall
from reports.models.codes import (
    TOTAL,
    UNSPEC,
    GroupKind,
    Level,
    Measure,
    Part,
    Section,
    SpeciesGroup,
    Split,
    Succession,
    SuccessionCause,
    SuccessionKind,
)
from reports.models.correction import CorrectionRequest
from reports.models.draft import DraftCompanyCount, DraftCount
from reports.models.explanation import BreakOrigin, ExplainedFinding, Explanation, ProposedBreak, Reason
from reports.models.policy import DisclosurePolicy
from reports.models.quarter import PRACTICE, Quarter
from reports.models.release import (
    HELD,
    CellStatus,
    Release,
    ReleaseCell,
    ReleaseFigure,
    ReleaseFile,
    ReleaseInput,
    ReleaseState,
    Table,
)
from reports.models.revision import (
    Attestation,
    AttestationWay,
    BlockedWay,
    CompanyCount,
    Count,
    Door,
    ReportingProfile,
    Revision,
)
from reports.models.signature import FirstSignature, PaperSignature, PaperState
from reports.models.submission import (
    EDITABLE,
    SIGNABLE,
    State,
    Submission,
    SubmissionPlatform,
)
from reports.models.target import (
    BreakCause,
    Direction,
    HistoryFigure,
    Indicator,
    SeriesBreak,
    Target,
    TargetVersion,
)
from reports.models.upload import LabelKind, SavedLabel, Upload, UploadState

__all__ = [
    "EDITABLE",
    "SIGNABLE",
    "HELD",
    "PRACTICE",
    "TOTAL",
    "UNSPEC",
    "Attestation",
    "BlockedWay",
    "BreakCause",
    "CellStatus",
    "CompanyCount",
    "Count",
    "Direction",
    "DisclosurePolicy",
    "Door",
    "DraftCompanyCount",
    "DraftCount",
    "GroupKind",
    "HistoryFigure",
    "Indicator",
    "Level",
    "Measure",
    "Part",
    "Quarter",
    "Release",
    "ReleaseCell",
    "ReleaseFigure",
    "ReleaseFile",
    "ReleaseInput",
    "ReleaseState",
    "ReportingProfile",
    "Revision",
    "Section",
    "SeriesBreak",
    "SpeciesGroup",
    "Split",
    "State",
    "Submission",
    "SubmissionPlatform",
    "Table",
    "Target",
    "TargetVersion",
    "KeyedCall",
    "Succession",
    "SuccessionCause",
    "SuccessionKind",
    "CorrectionRequest",
    "BreakOrigin",
    "ExplainedFinding",
    "Explanation",
    "ProposedBreak",
    "Reason",
    "AttestationWay",
    "FirstSignature",
    "PaperSignature",
    "PaperState",
    "LabelKind",
    "SavedLabel",
    "Upload",
    "UploadState",
]
