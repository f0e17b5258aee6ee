"""Shapes of uploads and jobs, for the API's description alone."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from reports.api.serializers import ChangedBox, CountRow, FindingItem, ProblemItem, SubmissionLine


class UploadBody(serializers.Serializer[Any]):
    """A spreadsheet for the return of one quarter."""

    file = serializers.FileField(help_text="An .xlsx or .csv file of at most 10 MB")
    quarter = serializers.CharField(help_text="Like 2026-Q1")


class UploadReceived(serializers.Serializer[Any]):
    """A file that was kept; ``code`` is ``same_file`` when it had come before and nothing new was kept."""

    upload = serializers.UUIDField()
    job = serializers.UUIDField()
    quarter = serializers.CharField()
    state = serializers.CharField(help_text="waiting, read, refused or used")
    code = serializers.CharField(help_text="ok or same_file")


class LabelItem(serializers.Serializer[Any]):
    """A label that stands for nothing known; a person can say in the site what it stands for."""

    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    place = serializers.CharField()
    guesses = serializers.ListField(child=serializers.CharField())


class FileRead(serializers.Serializer[Any]):
    """What was read of a file. ``changes``: what using it would do to the draft as it is now, at ``version``."""

    upload = serializers.UUIDField()
    quarter = serializers.CharField()
    state = serializers.CharField()
    version = serializers.IntegerField()
    form = serializers.CharField()
    encoding = serializers.CharField()
    changes = ChangedBox(many=True)
    problems = ProblemItem(many=True, help_text="The pointer is the cell's address, such as Sheet1!D14")
    notes = ProblemItem(many=True)
    unknown = LabelItem(many=True)


class JobDetail(serializers.Serializer[Any]):
    """How far a piece of background work is; the result once it is done, a problem if it failed."""

    id = serializers.UUIDField()
    state = serializers.CharField(help_text="queued, running, done or failed")
    progress = serializers.FloatField(min_value=0, max_value=1)
    result = FileRead(allow_null=True)
    problem = ProblemItem(allow_null=True)


class UploadUsed(SubmissionLine):
    """The draft after a file was used."""

    upload = serializers.UUIDField()
    counts = CountRow(many=True)
    findings = FindingItem(many=True)
    hash = serializers.CharField(allow_null=True)
