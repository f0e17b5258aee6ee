"""When the clock last did each of its tasks, and what came of it: one row a task."""

from __future__ import annotations

from django.db import models


class ClockRun(models.Model):
    """The last run of one scheduled task; ``problem`` is the kind of what went wrong, empty where nothing did.

    ``count`` is how many things it did, as the task itself counts them.
    """

    task = models.CharField(max_length=100, unique=True)
    ran_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["task"]

    def __str__(self) -> str:
        return f"{self.task} at {self.ran_at:%Y-%m-%d %H:%M}"
