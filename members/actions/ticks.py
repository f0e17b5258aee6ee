"""Does what the clock asks for, and keeps when that was, so that a clock that has stopped is seen."""

from __future__ import annotations

from collections.abc import Callable, Sized

from django.utils import timezone

from members.models import ClockRun


def tick[T: int | Sized](task: str, work: Callable[[], T]) -> T:
    """What the work comes to: a number, or things to count. What it raises is kept by its kind, and raised."""
    try:
        result = work()
    except Exception as problem:
        _keep(task, problem=type(problem).__name__)
        raise
    _keep(task, count=result if isinstance(result, int) else len(result))
    return result


def _keep(task: str, *, count: int = 0, problem: str = "") -> None:
    kept = {"ran_at": timezone.now(), "count": count, "problem": problem}
    ClockRun.objects.update_or_create(task=task, defaults=kept)
