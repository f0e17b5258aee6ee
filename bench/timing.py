"""Measures two things side by side, in turns, and reports medians of processor time; it knows nothing of the site."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Act = Callable[[], object]


@dataclass(frozen=True)
class Comparison:
    """A subject and the yardstick beside which it is measured, both done `rounds` times."""

    name: str
    subject: Act
    yardstick_name: str
    yardstick: Act
    rounds: int = 30


@dataclass(frozen=True)
class Result:
    """Medians in milliseconds of processor time; the ratio is what can be compared between machines."""

    name: str
    milliseconds: float
    yardstick_name: str
    yardstick_milliseconds: float

    @property
    def ratio(self) -> float:
        return self.milliseconds / self.yardstick_milliseconds

    def row(self) -> str:
        cells = (self.name, f"{self.milliseconds:.2f}", self.yardstick_name, f"{self.yardstick_milliseconds:.3f}")
        return f"| {' | '.join(cells)} | {self.ratio:,.1f} |"


HEADER = "| what | ms | beside | ms | ratio |\n|---|---:|---|---:|---:|"


def milliseconds(act: Act) -> float:
    """Processor time of this process, and of those it started and saw end; waiting for a disk is not in it."""
    began = processor_seconds()
    act()
    return (processor_seconds() - began) * 1000


def processor_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def compare(comparison: Comparison) -> Result:
    """Both in turns, so that a machine that grows slower grows slower for both; the first round only warms up."""
    subject, yardstick = [], []
    for _ in range(comparison.rounds + 1):
        yardstick.append(milliseconds(comparison.yardstick))
        subject.append(milliseconds(comparison.subject))
    medians = statistics.median(subject[1:]), statistics.median(yardstick[1:])
    return Result(comparison.name, medians[0], comparison.yardstick_name, medians[1])
