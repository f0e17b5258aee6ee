"""The template of a real return is read in whatever language it was written."""

from __future__ import annotations

import io

import pytest
from django.utils import translation
from openpyxl import load_workbook

from reports.intake.template import write_template
from reports.intake.workbooks import read_workbook
from reports.profiles import Layout
from reports.rules.cells import Box
from reports.vocabularies import vocabulary_of
from reports.wording.templates import words


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_template_is_read_in_either_language(world, language):
    layout = Layout(world.submission)
    vocabulary = vocabulary_of(layout)
    with translation.override(language):
        data = write_template(vocabulary, words(layout), boxes=layout.profile, before={}, outside=layout.outside)
    workbook = load_workbook(io.BytesIO(data))
    workbook.worksheets[0].cell(7, 3, 12)
    target = io.BytesIO()
    workbook.save(target)
    reading = read_workbook(target.getvalue(), vocabulary)
    first = next(box for box in layout.profile if box.platform)
    assert ([cell.box for cell in reading.cells], reading.problems, reading.notes) == ([Box(*first)], (), ())
