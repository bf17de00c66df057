"""The formulas of "Your counts" with their numbers, as LaTeX."""

import numpy as np

from pages.words.formulas import tex
from pages.words.literal import literal

from ..formulas import Formula, added_up
from .record import ANSWERS, AVERAGE, BAG, CLASS, GAIN, GROUP, Record


def formulas(record: Record, step: int) -> list[Formula]:
    """Return what is worked out at a step."""
    kind, at = record.steps[step]
    split = record.split
    if kind in (BAG, CLASS):
        own = [_class(record, at)] if kind == CLASS else []
        return [*own, _entropy(record, split.counts, "H"), _gini(split.counts, "G")]
    if kind == GROUP:
        row, name = split.children[at], literal(record.given.groups[at][0])
        if not row.any():
            return [(f"The group {name} is empty", r"\tfrac{0}{N} = 0")]
        own = f"H_{{{at + 1}}}", f"G_{{{at + 1}}}"
        (says, entropy), gini = _entropy(record, row, own[0]), _gini(row, own[1])
        return [(f"{says} {name}", entropy), gini]
    if kind == AVERAGE:
        return [_average(record), _average_gini(record)]
    if kind == GAIN:
        return _gains(record)
    return [_answers(record)] if kind == ANSWERS else [_ratio(record)]


def fraction(part: float, whole: float) -> str:
    """Write a share of counts."""
    return rf"\tfrac{{{part:.0f}}}{{{whole:.0f}}}"


def with_unit(record: Record, bits: float) -> str:
    """Write an amount that is given in bits, in the unit that is chosen."""
    number = tex(record.unit.of(bits))
    return rf"{number} \text{{ {record.unit.named(number).split(' ')[-1]}}}"


def _entropy(record: Record, counts: np.ndarray, symbol: str) -> Formula:
    """Return an entropy as a sum over the classes that are there."""
    log, n = record.unit.latex, counts.sum()
    here = counts[counts > 0]
    parts = [rf"{fraction(c, n)} {log} {fraction(n, c)}" for c in here]
    total = float((here / n * np.log2(n / here)).sum())
    rule = rf"\textstyle\sum p \, {log} \tfrac{{1}}{{p}}"
    says = "The entropy of the bag" if symbol == "H" else "The entropy of group"
    return says, added_up(symbol, rule, parts, with_unit(record, total))


def _gini(counts: np.ndarray, symbol: str) -> Formula:
    n = counts.sum()
    squares = " + ".join(
        rf"\left( {fraction(c, n)} \right)^2" for c in counts[counts > 0]
    )
    value = 1 - float(((counts / n) ** 2).sum())
    return (
        "Gini: how often a guess drawn from it is wrong",
        rf"{symbol} = 1 - \textstyle\sum p^2 = 1 - \left( {squares} \right) = "
        rf"{tex(round(value, 15))}",
    )


def _class(record: Record, at: int) -> Formula:
    count, term = record.split.counts[at], float(record.split.terms[at])
    share = fraction(count, record.n)
    surprise = with_unit(record, term / float(count / record.n))
    name = literal(record.given.class_names[at])
    return f"The surprise of {name}", rf"-{record.unit.latex} {share} = {surprise}"


def _average(record: Record) -> Formula:
    split = record.split
    bits = [record.unit.of(float(h)) for h in split.child_entropies]
    result = with_unit(record, split.expected_entropy)
    says = "The weighted average: each group's entropy times its share"
    return says, _weighed(record, "H", bits, result)


def _average_gini(record: Record) -> Formula:
    split = record.split
    result = tex(split.expected_gini)
    parts = _weighed(record, "G", split.child_ginis.tolist(), result)
    return "Gini, averaged in the same way", parts


def _weighed(record: Record, symbol: str, values: list[float], result: str) -> str:
    sizes = record.split.children.sum(axis=1)
    parts = [
        rf"{fraction(size, record.n)} \cdot {tex(value)}"
        for size, value in zip(sizes, values, strict=True)
    ]
    rule = rf"\textstyle\sum \tfrac{{n_g}}{{N}} {symbol}_g"
    return added_up(rf"\bar{{{symbol}}}", rule, parts, result)


def _gains(record: Record) -> list[Formula]:
    split, of = record.split, record.unit.of
    before, after = tex(of(split.entropy)), tex(of(split.expected_entropy))
    gain = with_unit(record, split.gain)
    by_gini = tex(split.gini), tex(split.expected_gini), tex(split.gini_gain)
    return [
        ("The information gain", rf"H - \bar{{H}} = {before} - {after} = {gain}"),
        ("The Gini gain", r"G - \bar{{G}} = {} - {} = {}".format(*by_gini)),
    ]


def _answers(record: Record) -> Formula:
    log, sizes = record.unit.latex, record.split.children.sum(axis=1)
    n = record.n
    parts = [rf"{fraction(s, n)} {log} {fraction(n, s)}" for s in sizes if s]
    rule = rf"\textstyle\sum \tfrac{{n_g}}{{N}} {log} \tfrac{{N}}{{n_g}}"
    result = with_unit(record, record.split.split_information)
    says = "The split information: the entropy of the groups' sizes"
    return says, added_up(r"\mathrm{SI}", rule, parts, result)


def _ratio(record: Record) -> Formula:
    split, of = record.split, record.unit.of
    gain, answers = tex(of(split.gain)), tex(of(split.split_information))
    if not split.split_information:
        return "The gain ratio, where there is one group only", r"\mathrm{GR} = 0"
    parts = rf"\frac{{{gain}}}{{{answers}}} = {tex(split.gain_ratio)}"
    return (
        "The gain ratio",
        rf"\mathrm{{GR}} = \frac{{H - \bar{{H}}}}{{\mathrm{{SI}}}} = {parts}",
    )
