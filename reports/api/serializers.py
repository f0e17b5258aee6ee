"""Shapes of the company's API, for its description alone: rows are read by rows.py, answers are plain dictionaries."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiResponse, inline_serializer
from rest_framework import serializers

from reports.api.problems import ProblemRenderer
from reports.models import Reason
from reports.rules.cells import Severity


class ProblemItem(serializers.Serializer[Any]):
    """One thing that is wrong, at one place."""

    code = serializers.CharField()
    pointer = serializers.CharField()
    detail = serializers.CharField()


class ProblemDocument(serializers.Serializer[Any]):
    """RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()
    errors = ProblemItem(many=True)  # type: ignore[assignment]


class CountRow(serializers.Serializer[Any]):
    """One box: value or answer, never both. Company measures have neither platform nor species group."""

    platform = serializers.SlugField(required=False)
    species_group = serializers.CharField(required=False, help_text="A group's code, or TOTAL")
    measure = serializers.SlugField()
    value = serializers.IntegerField(required=False, min_value=0)
    answer = serializers.ChoiceField(["not_tracked"], required=False)


class ChangedRow(CountRow):
    """One box to change; a value of null clears it."""

    value = serializers.IntegerField(required=False, min_value=0, allow_null=True)


class Answer(serializers.Serializer[Any]):
    """What stands in a box."""

    value = serializers.IntegerField(required=False)
    answer = serializers.CharField(required=False)


class ChangedBox(serializers.Serializer[Any]):
    """One box before and after; null is blank."""

    platform = serializers.SlugField(required=False)
    species_group = serializers.CharField(required=False)
    measure = serializers.SlugField()
    before = Answer(allow_null=True)
    after = Answer(allow_null=True)


class FindingName(serializers.Serializer[Any]):
    """One finding of a draft, by its rule and its place."""

    code = serializers.CharField()
    pointer = serializers.CharField(help_text="/platform/measure/species group, /measure for a company's, / for all")


class FindingItem(FindingName):
    """What a rule says about a box; ``params`` are the values that its sentence names."""

    severity = serializers.ChoiceField([severity.value for severity in Severity])
    detail = serializers.CharField(help_text="The sentence, by Accept-Language")
    params = serializers.DictField()
    explained = serializers.BooleanField(help_text="It has a reason, written for this number or announced ahead.")


class ExplanationRow(serializers.Serializer[Any]):
    """One reason and text for one finding or many."""

    findings = FindingName(many=True)
    reason = serializers.ChoiceField(Reason.values)
    text = serializers.CharField(min_length=10, max_length=500)
    second_text = serializers.CharField(
        max_length=500, required=False, help_text="The same in another language; left out where there is none."
    )


class AnnouncedRow(ExplanationRow):
    """A change that the company announced ahead, and the findings that it explains."""

    reason = serializers.ChoiceField(["announced"])


class RevisionLine(serializers.Serializer[Any]):
    """One signed answer."""

    number = serializers.IntegerField()
    hash = serializers.CharField()
    signed_at = serializers.DateTimeField()
    door = serializers.CharField()


class SubmissionLine(serializers.Serializer[Any]):
    """A return in a list."""

    quarter = serializers.CharField()
    state = serializers.CharField()
    version = serializers.IntegerField()
    due_at = serializers.DateTimeField()
    closes_at = serializers.DateTimeField()
    practice = serializers.BooleanField(help_text="Nothing of it counts; its quarter is called practice.")
    demonstration = serializers.BooleanField(help_text="The company and its numbers are invented.")


class SubmissionDetail(SubmissionLine):
    """A return with its draft; the hash is null while something blocks signing."""

    counts = CountRow(many=True)
    findings = FindingItem(many=True)
    hash = serializers.CharField(allow_null=True)
    revisions = RevisionLine(many=True)


class FindingsDetail(SubmissionLine):
    """All that the rules say of a draft."""

    findings = FindingItem(many=True)


class ExplanationsDetail(FindingsDetail):
    """The reasons that hold for the numbers of a draft; what was written for another number is not among them."""

    explanations = ExplanationRow(many=True)
    announced = AnnouncedRow(many=True)


class CountsSaved(SubmissionLine):
    """The draft after a change, or with ``dry_run`` as it would be; quarter to closing are as they are."""

    dry_run = serializers.BooleanField()
    notes = ProblemItem(many=True, help_text="CSV: how numbers and encodings were read that are not plain.")
    changes = ChangedBox(many=True)
    counts = CountRow(many=True)
    findings = FindingItem(many=True)
    hash = serializers.CharField(allow_null=True)


def page_of(line: type[serializers.Serializer[Any]]) -> serializers.Serializer[Any]:
    """The shape of one page of a list by cursor."""
    fields: dict[str, Any] = {name: serializers.URLField(allow_null=True) for name in ("next", "previous")}
    fields["results"] = line(many=True)
    page: serializers.Serializer[Any] = inline_serializer(f"{line.__name__}Page", fields)
    return page


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """The refusals of a call, as problem documents."""
    refusal = OpenApiResponse(ProblemDocument, description="Refused, with the code of the refusal.")
    return {(status, ProblemRenderer.media_type): refusal for status in statuses}
