"""The nouns of this app, one file each."""

from __future__ import annotations

from reports.models.call import KeyedCall
from reports.models.chase import ContactWay, Escalation, EscalationState, LoggedContact
from reports.models.codes import (
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
from reports.models.extension import Extension, ExtensionState
from reports.models.policy import DisclosurePolicy
from reports.models.quarter import PRACTICE, Quarter
from reports.models.question import InternalNote, Question, QuestionMessage, QuestionState
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
from reports.models.review import ChecklistItem, ChecklistTick, Verification, VerificationState
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
from reports.models.setting import DatedSetting
from reports.models.signature import FirstSignature, PaperSignature, PaperState
from reports.models.submission import (
    EDITABLE,
    SIGNABLE,
    State,
    Submission,
)
from reports.models.submission_platform import SubmissionPlatform
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
    "Attestation",
    "AttestationWay",
    "BlockedWay",
    "BreakCause",
    "BreakOrigin",
    "CellStatus",
    "ChecklistItem",
    "ChecklistTick",
    "CompanyCount",
    "ContactWay",
    "CorrectionRequest",
    "Count",
    "DatedSetting",
    "Direction",
    "DisclosurePolicy",
    "Door",
    "DraftCompanyCount",
    "DraftCount",
    "EDITABLE",
    "Escalation",
    "EscalationState",
    "ExplainedFinding",
    "Explanation",
    "Extension",
    "ExtensionState",
    "FirstSignature",
    "GroupKind",
    "HELD",
    "HistoryFigure",
    "Indicator",
    "InternalNote",
    "KeyedCall",
    "LabelKind",
    "Level",
    "LoggedContact",
    "Measure",
    "PRACTICE",
    "PaperSignature",
    "PaperState",
    "Part",
    "ProposedBreak",
    "Quarter",
    "Question",
    "QuestionMessage",
    "QuestionState",
    "Reason",
    "Release",
    "ReleaseCell",
    "ReleaseFigure",
    "ReleaseFile",
    "ReleaseInput",
    "ReleaseState",
    "ReportingProfile",
    "Revision",
    "SIGNABLE",
    "SavedLabel",
    "Section",
    "SeriesBreak",
    "SpeciesGroup",
    "Split",
    "State",
    "Submission",
    "SubmissionPlatform",
    "Succession",
    "SuccessionCause",
    "SuccessionKind",
    "TOTAL",
    "Table",
    "Target",
    "TargetVersion",
    "UNSPEC",
    "Upload",
    "UploadState",
    "Verification",
    "VerificationState",
]
