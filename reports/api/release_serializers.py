"""Shapes of the public API, for its description alone: answers are plain dictionaries, or files as they were frozen."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class ReleaseDetail(serializers.Serializer[Any]):
    """A release; ``demonstration`` says that its companies and counts are invented."""

    release = serializers.CharField()
    hash = serializers.CharField()
    demonstration = serializers.BooleanField()
    notice = serializers.CharField()
    quarter = serializers.CharField()
    edition = serializers.IntegerField()
    published_at = serializers.DateTimeField()
    cutoff_at = serializers.DateTimeField()
    method_version = serializers.CharField()
    previous = serializers.CharField(allow_null=True)
    title = serializers.DictField(child=serializers.CharField(), help_text="By language")
    headline = serializers.DictField(child=serializers.CharField(), help_text="By language")
    tables = serializers.URLField()
    figures = serializers.URLField()


class Address(serializers.Serializer[Any]):
    """One table or figure and where its formats are."""

    name = serializers.CharField()
    title = serializers.CharField()
    formats = serializers.DictField(child=serializers.URLField())


class AddressList(serializers.Serializer[Any]):
    release = serializers.CharField()
    hash = serializers.CharField()
    demonstration = serializers.BooleanField()
    notice = serializers.CharField()
    results = Address(many=True)


class Cell(serializers.Serializer[Any]):
    """One published number, or the range that anybody can work out where it is withheld."""

    table = serializers.CharField()
    scope = serializers.CharField()
    period = serializers.CharField()
    section = serializers.CharField()
    part = serializers.CharField()
    value = serializers.IntegerField(allow_null=True)
    low = serializers.IntegerField(allow_null=True)
    high = serializers.IntegerField(allow_null=True)
    status = serializers.ChoiceField(["final", "provisional", "revised", "withheld", "not_collected"])
    symbol = serializers.CharField(help_text="p, r, c or z; empty for a final number")
    received = serializers.IntegerField()
    expected = serializers.IntegerField()
    window_start = serializers.DateField()
    window_end = serializers.DateField()
    first_value = serializers.IntegerField(allow_null=True)
    first_release = serializers.CharField()


class TableDocument(serializers.Serializer[Any]):
    release = serializers.CharField()
    hash = serializers.CharField()
    demonstration = serializers.BooleanField()
    notice = serializers.CharField()
    table = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField())
    cells = Cell(many=True)


class FigureDocument(serializers.Serializer[Any]):
    """A figure with its words, rows, and both drawings as Plotly describes them."""

    release = serializers.CharField()
    hash = serializers.CharField()
    demonstration = serializers.BooleanField()
    notice = serializers.CharField()
    chart = serializers.CharField()
    language = serializers.CharField()
    id = serializers.CharField()
    title = serializers.CharField()
    subtitle = serializers.CharField()
    alt = serializers.CharField()
    long_text = serializers.CharField()
    notes = serializers.ListField(child=serializers.CharField())
    source = serializers.CharField()  # type: ignore[assignment]
    status = serializers.CharField()
    columns = serializers.ListField(child=serializers.DictField())
    rows = serializers.ListField(child=serializers.DictField())
    key = serializers.ListField(child=serializers.DictField())
    wide = serializers.DictField()
    narrow = serializers.DictField()


class CodeList(serializers.Serializer[Any]):
    """A code list, whole; each code with its names by language."""

    results = serializers.ListField(child=serializers.DictField())
