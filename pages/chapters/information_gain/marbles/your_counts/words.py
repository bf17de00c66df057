"""The sentences and the bet of "Your counts": a worked example, step by step."""

from operator import sub, truediv
from typing import Any

import numpy as np

from pages.ui.control import Note
from pages.words.literal import literal
from pages.words.numbers import apart, holding
from pages.words.sentences import listed, tallied

from ..record import SAME
from .record import (
    ANSWERS,
    AVERAGE,
    BAG,
    CLASS,
    GAIN,
    GROUP,
    RATIO,
    Record,
    split_of,
)

QUESTION = (
    "Your book counts 9 yes and 5 no, and splits them into groups. How much does the "
    "split tell?"
)
HINT = (
    "Enter your own counts beside the picture, as they stand in your book; then step "
    "through the calculation and compare it line by line."
)
SYMBOLS = (
    ("p", "a class's share: its count divided by the sum of all"),
    ("H", "the entropy: the average surprise of a draw, Σ p log (1 / p)"),
    ("n_g / N", "the share of a group: its size divided by the bag's"),
    ("H̄", "the weighted average of the groups' entropies, Σ n_g / N · H_g"),
    ("gain", "the information gain H − H̄: what knowing the group takes away"),
    ("SI", "the split information: the entropy of the groups' sizes"),
    ("GR", "the gain ratio: gain / SI, without a unit"),
    ("G", "Gini: how often a guess drawn from the bag itself is wrong, 1 − Σ p²"),
    ("bits, nats, hartleys", "the units of log₂, ln and log₁₀: 1 bit is 0.6931 nats"),
)
NAMED = {
    AVERAGE: "the weighted average",
    GAIN: "the information gain",
    ANSWERS: "the split information",
    RATIO: "the gain ratio",
}


def own_words(settings: object) -> str:
    """Return what is said above counts that no preset has."""
    return "Your own counts: how much does the split tell?"


def labels(record: Record) -> list[str]:
    """Name each step."""
    given, found = record.given, []
    for kind, at in record.steps:
        if kind == BAG:
            found.append("the bag")
        elif kind == CLASS:
            found.append(f"class {given.class_names[at]}")
        elif kind == GROUP:
            found.append(f"group {given.groups[at][0]}")
        else:
            found.append(NAMED[kind])
    return found


def mismatch(record: Any) -> Note | None:
    """Say by how much the groups and the bag differ, and what is used.

    The record is that of any part which takes these counts.
    """
    split = split_of(record.settings)
    surplus = split.surplus
    if not np.any(surplus):
        return None
    parts = [
        f"{abs(more):,.0f} {'more' if more > 0 else 'fewer'} {literal(name)}"
        for name, more in zip(split.given.class_names, surplus, strict=True)
        if more
    ]
    return Note(
        f"Groups and bag do not add up: the groups hold {listed(parts)} than the bag. "
        "The sum of the groups is used as the bag, so that both tell of the same "
        f"{split.counts.sum():,.0f}."
    )


# --- the story ----------------------------------------------------------------------


def story(record: Record, step: int) -> list[str]:
    """Say what a step of the calculation comes to."""
    kind, at = record.steps[step]
    if kind == BAG:
        return _bag(record)
    if kind == CLASS:
        return _class(record, at)
    if kind == GROUP:
        return _group(record, at)
    return TOLD[kind](record)


def held(record: Record, counts: np.ndarray) -> str:
    """Write counts with their classes, those of 0 left out."""
    names = record.given.class_names
    return listed(tallied(counts.tolist(), names, literal))


def _bag(record: Record) -> list[str]:
    split, unit = record.split, record.unit
    is_sum = bool(np.any(split.surplus))
    bag = "**The bag**, taken as the sum of the groups," if is_sum else "**The bag**"
    said = f"{bag} holds {held(record, split.counts)}, {record.n:,.0f} in all."
    k, h = np.count_nonzero(split.counts), unit.said(split.entropy)
    if k == 1:
        return [said, f"There is one class only, so its entropy is {unit.said(0)}."]
    here, most = apart(unit.of(split.entropy), unit.of(float(np.log2(k))), digits=4)
    if np.log2(k) - split.entropy < SAME:
        all_shares = "Both shares" if k == 2 else f"All {k} shares"
        same = f"{all_shares} are the same, so its entropy H is the most, {h}."
        return [said, same]
    return [
        said,
        f"Its entropy H is {unit.named(here)}; the most for {k} classes is {most}.",
    ]


def _class(record: Record, at: int) -> list[str]:
    split, unit = record.split, record.unit
    count, term = split.counts[at], float(split.terms[at])
    share, name = float(count / record.n), literal(record.given.class_names[at])
    said = (
        f"**Class {name}** has {count:,.0f} of {record.n:,.0f}: its surprise is "
        f"{unit.said(term / share)}."
    )
    each, bits, part = holding(
        lambda p, amount: p * amount, share, unit.of(term / share)
    )
    return [said, f"Share times surprise, {each} × {bits} = {part}, is its part of H."]


def _group(record: Record, at: int) -> list[str]:
    split, unit = record.split, record.unit
    name, counts = literal(record.given.groups[at][0]), split.children[at]
    if not counts.any():
        return [f"**Group {name}** is empty, so it weighs nothing in the average."]
    said = (
        f"**Group {name}** holds {held(record, counts)}, {counts.sum():,.0f} of "
        f"{record.n:,.0f}."
    )
    bits = float(split.child_entropies[at])
    if np.count_nonzero(counts) == 1:
        only = literal(record.given.class_names[int(counts.argmax())])
        return [said, f"It is pure, {only} only, so its entropy is {unit.said(0)}."]
    gap = bits - split.entropy
    side = "as much as" if abs(gap) < SAME else "more than" if gap > 0 else "less than"
    its, whole = apart(unit.of(bits), unit.of(split.entropy), digits=4)
    return [
        said,
        f"Its entropy is {unit.named(its)}: {side} the bag's {whole}.",
        f"Times its share that is {_weighed(record, at)}.",
    ]


def _weighed(record: Record, at: int) -> str:
    """Write a group's share times its entropy, so that it holds as written."""
    split, unit = record.split, record.unit
    factors = float(split.weights[at]), unit.of(float(split.child_entropies[at]))
    return "{} × {} = {}".format(*holding(lambda p, h: p * h, *factors))


def differ(record: Record) -> list[str]:
    """Return entropy, average and gain, so that the difference holds as written."""
    split, of = record.split, record.unit.of
    return holding(
        lambda before, after: max(round(sub(before, after), 12), 0.0),
        of(split.entropy),
        of(split.expected_entropy),
    )


def _average(record: Record) -> list[str]:
    split, unit = record.split, record.unit
    n = len(split.children)
    return [
        f"**The weighted average** of the {n} groups' entropies is "
        f"{unit.said(split.expected_entropy)}: each group counts by its share of the "
        f"{record.n:,.0f}."
    ]


def _gain(record: Record) -> list[str]:
    before, after, gain = differ(record)
    unit = record.unit
    said = (
        f"**The information gain** is {before} − {after} = {unit.named(gain)}: so much "
        "less surprise is left, on average, when you know the group."
    )
    split = record.split
    g_before, g_after, g = holding(
        lambda one, other: max(round(one - other, 12), 0.0),
        *(split.gini, split.expected_gini),
    )
    return [said, f"By Gini it is {g_before} − {g_after} = {g}."]


def _answers(record: Record) -> list[str]:
    sizes = [f"{size:,.0f}" for size in record.split.children.sum(axis=1)]
    return [
        "**The split information** is the entropy of the groups' sizes, "
        f"{listed(sizes, most=8)}: {record.unit.said(record.split.split_information)}."
    ]


def _ratio(record: Record) -> list[str]:
    split, of = record.split, record.unit.of
    if split.split_information < SAME:
        return [
            "**The gain ratio** is 0: all are in one group, and the split information "
            "is 0, too."
        ]
    gain, answers, ratio = holding(truediv, of(split.gain), of(split.split_information))
    return [
        f"**The gain ratio** is {gain} / {answers} = {ratio}: it has no unit, and is "
        "the same by every logarithm."
    ]


TOLD = {AVERAGE: _average, GAIN: _gain, ANSWERS: _answers, RATIO: _ratio}
