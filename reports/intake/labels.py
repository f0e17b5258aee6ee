"""What the labels of a file stand for: by code, also a former one, by a company's own list, by name in any language.

In this order: a code means the same box at every door. Never by likeness: near names are only offered as guesses.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from reports.intake.vocabulary import Named, Vocabulary, folded
from reports.parts import TOTAL, UNSPEC

PLATFORM, GROUP, MEASURE = "platform", "species_group", "measure"
VALUE = "value"
QUARTER, TEMPLATE = "quarter", "template"
REMARK = "remark"

CODES_HERE = "codes"
"""Stands in the hidden code row of our template and says: the next row only repeats these codes in words."""

COMPUTED = "computed"
"""Stands in the hidden code column of our template where a row is worked out by the sheet itself."""

_HEADINGS = {
    PLATFORM: "platform, platforms, marketplace, 平台, 平台名称",
    GROUP: "species_group, species group, species, group, 物种, 物种类别, 物种组, 物种名称, 类别",
    MEASURE: "measure, measures, indicator, 指标, 措施, 指标名称",
    VALUE: "value, values, count, number, this quarter, 数量, 数值, 本季度",
    QUARTER: "quarter, period, reporting quarter, 季度, 报告季度",
    TEMPLATE: "template, template version, 模板, 模板版本",
    REMARK: "note, notes, remark, remarks, comment, comments, 备注, 说明, 注释",
}
_LAST_QUARTER = ("last quarter", "previous quarter", "上季度", "上一季度")
TOTAL_NAMES = ("Total", "合计", "总计")
_ALWAYS = (
    Named(TOTAL, TOTAL_NAMES),
    Named(UNSPEC, ("Not broken down", "Not broken down by species", "未细分", "未按物种细分")),
)
_MOST_GUESSES, _MOST_GUESSED, _LONGEST_GUESSED = 3, 100, 80

HEADINGS = {folded(word): name for name, words in _HEADINGS.items() for word in words.split(", ")}


def heading(text: str) -> str | None:
    """The column that a header cell names, in English or Chinese; last quarter's numbers are a remark."""
    word = folded(text)
    return REMARK if word.startswith(_LAST_QUARTER) else HEADINGS.get(word)


@dataclass(frozen=True, slots=True)
class Match:
    """What a label stands for; an empty code leaves it out.

    ``source`` is the folded label where it is not one of ours: several such labels may stand for one code.
    ``former`` is the code that the crosswalk replaced.
    """

    code: str
    source: str = ""
    former: str = ""


class Labels:
    """The labels of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        groups = (*vocabulary.groups, *_ALWAYS)
        named = {PLATFORM: (*vocabulary.platforms, *vocabulary.idle), GROUP: groups, MEASURE: vocabulary.measures}
        self._codes = {kind: {folded(one.code): one.code for one in every} for kind, every in named.items()}
        self._names = {kind: _by_name(every) for kind, every in named.items()}
        self._shown = {kind: _shown(every) for kind, every in named.items()}
        self._guesses: dict[tuple[str, str], tuple[str, ...]] = {}
        self._found: dict[str, dict[str, Match | None]] = {kind: {} for kind in named}
        self._vocabulary = vocabulary

    def find(self, kind: str, label: str) -> Match | None:
        """What a label stands for, None for nothing that is known or for more than one thing."""
        known = self._found[kind]
        if label not in known:
            known[label] = self._look_up(kind, folded(unescaped(label)))
        return known[label]

    def guesses(self, kind: str, label: str) -> tuple[str, ...]:
        """The names that a label is most like, nearest first; none after a hundred labels, for it takes long."""
        word = folded(label)[:_LONGEST_GUESSED]
        if (kind, word) not in self._guesses and len(self._guesses) < _MOST_GUESSED:
            near = difflib.get_close_matches(word, self._shown[kind], n=2 * _MOST_GUESSES, cutoff=0.5)
            names = dict(reversed([self._shown[kind][one] for one in near]))
            self._guesses[kind, word] = tuple(reversed(names.values()))[:_MOST_GUESSES]
        return self._guesses.get((kind, word), ())

    def find_ours(self, kind: str, label: str) -> Match | None:
        """The same in a sheet that we wrote: a company's own list is asked only for what is none of our labels."""
        word = folded(unescaped(label))
        return self._by_code(kind, word) or self._by_name(kind, word) or self.find(kind, label)

    def _look_up(self, kind: str, word: str) -> Match | None:
        own = self._vocabulary.own.get(kind, {})
        saved = Match(own[word], source=word) if word in own else None
        return self._by_code(kind, word) or saved or self._by_name(kind, word)

    def _by_code(self, kind: str, word: str) -> Match | None:
        if word in self._codes[kind]:
            return Match(self._codes[kind][word])
        for former, successor in self._vocabulary.former.get(kind, {}).items():
            if folded(former) == word:
                return Match(successor, source=word, former=former)
        return None

    def _by_name(self, kind: str, word: str) -> Match | None:
        codes = self._names[kind].get(word, ())
        return Match(next(iter(codes))) if len(codes) == 1 else None


def unescaped(label: str) -> str:
    """A label without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return label[1:] if label[:1] == "'" and label[1:2] in {"=", "+", "-", "@"} else label


def _by_name(every: Iterable[Named]) -> dict[str, set[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for named in every:
        for label in named.labels:
            codes[folded(label)].add(named.code)
    return codes


def _shown(every: Collection[Named]) -> dict[str, tuple[str, str]]:
    """{folded label: (code, label)}; a code is shown as the first label that it goes by."""
    named_first = {named.code: next(iter(named.labels), named.code) for named in every}
    return {
        folded(label): (named.code, named_first.get(label, label))
        for named in every
        for label in (named.code, *named.labels)
    }
