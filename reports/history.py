"""Writes what others published about the coalition before this site; never added to the site's own counts."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from reports.data import rows_of
from reports.models import HistoryFigure


@transaction.atomic
def load() -> int:
    """Bring the published figures to what the file says and return how many there are; safe to repeat."""
    rows = rows_of("coalition_milestones.csv")
    for position, row in enumerate(rows, start=1):
        HistoryFigure.objects.update_or_create(position=position, defaults=_figure(row))
    return len(rows)


def _figure(row: dict[str, str]) -> dict[str, object]:
    return {
        "published": row["date"],
        "metric": row["metric"],
        "value": Decimal(row["value"]),
        "scope": row["scope"],
        "window_start": row["window_start"],
        "window_end": row["window_end"],
        "unit": row["unit"],
        "precision": row["precision"],
        "is_drawn": row["show"] == "yes",
        "source": row["source_url"],
        "note": row["note"],
    }
