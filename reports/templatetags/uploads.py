"""Tags of the page that shows what was read of a file; they look nothing up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from reports.forms.boxes import GridBox
from reports.rules.cells import Box
from reports.summaries.uploads import Effect, FileBox
from reports.wording import files as wording
from reports.wording import member

register = template.Library()


@register.inclusion_tag("member/upload_box.html")
def upload_box(box: GridBox, boxes: Mapping[Box, FileBox]) -> dict[str, Any]:
    """A box of the grid with what the file does to it."""
    read = boxes.get(box.box)
    return {"text": box.text, "read": read, "before": member.answer(read.before) if read else ""}


@register.simple_tag
def effect_word(effect: Effect, count: int) -> str:
    """How many boxes a file leaves, fills or changes."""
    return wording.effect(effect, count)
