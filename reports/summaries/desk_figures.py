"""A live figure as a page shows it: drawn twice, with its table and what the browser may explore. Knows no chart."""

from __future__ import annotations

from django.utils.safestring import mark_safe

from reports.charts import export, still
from reports.charts.spec import FigureSpec
from reports.summaries.public import FigureView


def page_figure(spec: FigureSpec) -> FigureView:
    """Draw a figure for a page in the reader's theme; live figures have no files to link to."""
    return FigureView(
        id=spec.id,
        title=spec.title,
        subtitle=spec.subtitle,
        alt=spec.alt,
        long_text=spec.long_text,
        notes=list(spec.notes),
        source=spec.source,
        key=[(entry.label, entry.swatch) for entry in spec.key],
        columns=[{"key": column.key, "label": column.label} for column in spec.columns],
        rows=[[str(entry) for entry in row] for row in spec.rows],
        svg_wide=mark_safe(still.draw(spec.wide, prefix=f"{spec.id}-wide")),
        svg_narrow=mark_safe(still.draw(spec.narrow, prefix=f"{spec.id}-narrow")),
        spec_json=export.to_json(spec),
        spec_json_narrow=export.to_json(spec, wide=False),
        links={},
    )
