"""A figure as a page shows it: drawn twice, with its table and what the browser may explore. Knows no chart."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from reports.charts import export, still
from reports.charts.spec import Column, FigureSpec, KeyEntry


@dataclass(frozen=True, slots=True)
class PageFigure:
    """What the figure component reads; ``links`` is empty, since live figures have no files."""

    id: str
    title: str
    subtitle: str
    alt: str
    long_text: str
    notes: tuple[str, ...]
    source: str
    key: tuple[KeyEntry, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    svg_wide: SafeString
    svg_narrow: SafeString
    spec_json: str
    spec_json_narrow: str
    links: dict[str, str] = field(default_factory=dict)


def page_figure(spec: FigureSpec) -> PageFigure:
    """Draw a figure for a page in the reader's theme."""
    return PageFigure(
        id=spec.id,
        title=spec.title,
        subtitle=spec.subtitle,
        alt=spec.alt,
        long_text=spec.long_text,
        notes=spec.notes,
        source=spec.source,
        key=spec.key,
        columns=spec.columns,
        rows=tuple(tuple(str(entry) for entry in row) for row in spec.rows),
        svg_wide=mark_safe(still.draw(spec.wide, prefix=f"{spec.id}-wide")),
        svg_narrow=mark_safe(still.draw(spec.narrow, prefix=f"{spec.id}-narrow")),
        spec_json=export.to_json(spec),
        spec_json_narrow=export.to_json(spec, wide=False),
    )
