"""Whether one cell on its own would give a contributor away; knows nothing of the other cells of a table.

Source: Hundepool et al., *Handbook on Statistical Disclosure Control*, chapter 4. All rules are strict, equality is
safe, and arithmetic is exact: a cell at the limit must not fall to a rounding error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

LEAST_CONTRIBUTORS = 3
LEAST_PERCENT = 10


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules in force; a rule whose parameter is None or empty is not asked.

    ``contributors``: least number of groups with a contribution above zero. ``percent``: p of the p%-rule; with
    ``prior`` (q) of the pq-rule. ``dominance``: pairs (n, k), the n largest hold at most k percent. ``colluders``: how
    many contributors may pool what they know against another. ``zero_unsafe``: a zero total tells that all are zero.
    """

    contributors: int = 0
    percent: Fraction | None = None
    prior: Fraction | None = None
    dominance: tuple[tuple[int, Fraction], ...] = ()
    colluders: int = 1
    zero_unsafe: bool = True


def release_policy(contributors: int, percent: Fraction | int) -> Policy:
    """The policy of a public release. Raises ValueError below the floors that no administrator may lower."""
    if contributors < LEAST_CONTRIBUTORS or percent < LEAST_PERCENT:
        raise ValueError(f"A release needs at least {LEAST_CONTRIBUTORS} contributors and {LEAST_PERCENT} percent.")
    return Policy(contributors=contributors, percent=Fraction(percent))


def unsafe_rules(contributions: Mapping[str, int], policy: Policy) -> list[str]:
    """Names of the rules by which a cell is unsafe, sorted; none when nobody reports here: nothing to protect.

    ``contributions``: owner group to its number, zeros of those who reported included, none below zero.
    """
    sizes = sorted(contributions.values(), reverse=True)
    total = sum(sizes)
    if not total:
        return ["zero"] if sizes and policy.zero_unsafe else []
    found = [f"nk({n},{float(k):g})" for n, k in policy.dominance if 100 * sum(sizes[:n]) > k * total]
    if sum(size > 0 for size in sizes) < policy.contributors:
        found.append("threshold")
    if policy.percent is not None and _rest(sizes, policy) < _needed(sizes, policy):
        found.append("p" if policy.prior is None else "pq")
    return sorted(found)


def is_safe(contributions: Mapping[str, int], policy: Policy) -> bool:
    """Whether no rule of the policy calls the cell unsafe."""
    return not unsafe_rules(contributions, policy)


def upper_protection(contributions: Mapping[str, int], policy: Policy) -> Fraction:
    """How far above the total an unsafe cell's upper bound must lie to protect its largest contributor, else 0."""
    sizes = sorted(contributions.values(), reverse=True)
    return max(_needed(sizes, policy) - _rest(sizes, policy), Fraction(0))


def _rest(sizes: list[int], policy: Policy) -> int:
    """What hides the largest from the next ones; the sum is the same whichever of equals comes first."""
    return sum(sizes[1 + policy.colluders :])


def _needed(sizes: list[int], policy: Policy) -> Fraction:
    largest = sizes[0] if sizes else 0
    prior = Fraction(100) if policy.prior is None else policy.prior
    return (policy.percent or Fraction(0)) / prior * largest
