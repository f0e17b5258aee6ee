"""Draws, in one language, every figure of a release once: what page, file and API hand out afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from reports.actions.release_figures import history, quarterly
from reports.actions.release_material import Material
from reports.calendar import quarters_of
from reports.charts import export, plate, still
from reports.charts.spec import FigureSpec
from reports.models import ReleaseFigure
from reports.summaries import target_strip
from reports.wording import releases


def draw(material: Material, language: str) -> list[ReleaseFigure]:
    """All figures of a release in ``language``, unsaved and without it."""
    with translation.override(language):
        return [_stored(spec, language) for spec in _specs(material)]


def _specs(material: Material) -> Iterator[FigureSpec]:
    yield quarterly.of_series(material)
    if material.targets:
        source = releases.source(material.code, is_demonstration=material.is_demonstration)
        yield target_strip.strip(material.targets, source)
    if any(each.is_drawn for each in material.history):
        yield history.announcements(material.history)
    for year in material.cells.years:
        yield quarterly.of_quarters(material, f"year-{year}", quarters_of(year))


def _stored(spec: FigureSpec, language: str) -> ReleaseFigure:
    return ReleaseFigure(
        chart=spec.id,
        language=language,
        document=export.to_document(spec),
        spec_wide=export.to_json(spec),
        spec_narrow=export.to_json(spec, wide=False),
        svg_wide=still.draw(spec.wide, prefix=f"{spec.id}-wide"),
        svg_narrow=still.draw(spec.narrow, prefix=f"{spec.id}-narrow"),
        svg_file=plate.plate(spec),
        csv=export.to_csv(spec),
    )
