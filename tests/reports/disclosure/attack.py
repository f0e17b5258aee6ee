"""An attacker: what one group can work out about another from shown cells, with code of its own and exact arithmetic.

Knows every shown cell, who answered which leaf, and its own numbers. Years and cumulative totals are left out: they are
sums of quarters that are shown, which a test of its own holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from reports.aggregate.listings import Leaf
from reports.disclosure.cells import ReleaseCell, State, Table

type Leaves = Mapping[Leaf, Mapping[str, int]]
type Row = list[Fraction]


def bounds(
    leaves: Leaves, cells: list[ReleaseCell], attacker: str | None, target: str, aim: Callable[[Leaf], bool]
) -> tuple[Fraction, Fraction | None]:
    """Least and most that the target can have in the leaves aimed at, as far as the attacker can tell."""
    unknowns = [
        (leaf, is_target)
        for leaf, groups in leaves.items()
        for is_target in (True, False)
        if (target in groups if is_target else groups.keys() - {attacker, target})
    ]
    rows = [
        [Fraction(holds(cell, leaf)) for leaf, _ in unknowns] + [Fraction(_unexplained(leaves, cell, attacker))]
        for cell in cells
        if cell.state is State.SHOWN and cell.table in {Table.QUARTER, Table.SECTION_YEAR}
    ]
    wanted = [Fraction(is_target and aim(leaf)) for leaf, is_target in unknowns]
    least, most = maximum(rows, [-weight for weight in wanted]), maximum(rows, wanted)
    assert least is not None
    return -least, most


def holds(cell: ReleaseCell, leaf: Leaf) -> bool:
    if cell.table is Table.SECTION_YEAR:
        return (cell.period, cell.item) == (str(leaf.quarter.year), leaf.section)
    return cell.period == str(leaf.quarter) and cell.item in {leaf.part, "total"}


def _unexplained(leaves: Leaves, cell: ReleaseCell, attacker: str | None) -> int:
    own = sum(groups.get(attacker or "", 0) for leaf, groups in leaves.items() if holds(cell, leaf))
    return (cell.value or 0) - own


def maximum(rows: list[Row], objective: Row) -> Fraction | None:
    """Most that ``objective`` can reach over numbers >= 0 that fit ``rows`` (coefficients, then sum); None if no limit.

    Two-phase simplex by Bland's rule, which always ends. The rows must fit some numbers.
    """
    size, count = len(objective), len(rows)
    table = [row[:-1] + [Fraction(i == j) for j in range(count)] + row[-1:] for i, row in enumerate(rows)]
    basis = [size + i for i in range(count)]
    _climb(table, basis, [Fraction(0)] * size + [Fraction(-1)] * count, size + count)
    assert all(table[i][-1] == 0 for i, column in enumerate(basis) if column >= size)
    for i, column in enumerate(basis):
        entering = next((j for j in range(size) if table[i][j]), None)
        if column >= size and entering is not None:
            _pivot(table, basis, i, entering)
    costs = objective + [Fraction(0)] * count
    if not _climb(table, basis, costs, size):
        return None
    return sum((costs[column] * table[i][-1] for i, column in enumerate(basis)), Fraction(0))


def _climb(table: list[Row], basis: list[int], costs: Row, size: int) -> bool:
    """Pivot until nothing gains; False when the gain has no end."""
    while True:
        gain = (
            j
            for j in range(size)
            if costs[j] > sum(costs[column] * table[i][j] for i, column in enumerate(basis) if table[i][j])
        )
        entering = next(gain, None)
        if entering is None:
            return True
        ratios = [(row[-1] / row[entering], basis[i], i) for i, row in enumerate(table) if row[entering] > 0]
        if not ratios:
            return False
        _pivot(table, basis, min(ratios)[2], entering)


def _pivot(table: list[Row], basis: list[int], leaving: int, entering: int) -> None:
    basis[leaving] = entering
    scale = table[leaving][entering]
    pivot = table[leaving] = [entry / scale if entry else entry for entry in table[leaving]]
    for i, row in enumerate(table):
        factor = row[entering]
        if factor and i != leaving:
            table[i] = [
                entry - factor * pivoted if pivoted else entry for entry, pivoted in zip(row, pivot, strict=True)
            ]
