"""How "Your counts" ends: what the split is worth, by every logarithm."""

from pages.words.numbers import apart, few, percent
from pages.words.units import UNITS

from ..record import SAME
from .record import Record


def ending(record: Record) -> list[str]:
    """Say what the split is worth, and what another logarithm would change."""
    if not record.is_split:
        return [_entropy(record), _gini(record), _other_logs(record, "entropy")]
    said = [_worth(record), _gini_falls(record)]
    if record.split.gain < SAME:
        return said
    return [*said, _other_logs(record, "gain")]


def _entropy(record: Record) -> str:
    return (
        f"The parts add up to the entropy of the bag, H = "
        f"{record.unit.said(record.split.entropy)}. Add groups, one a line, and you "
        "see what they tell."
    )


def _gini(record: Record) -> str:
    return (
        "Gini, how often a guess drawn from the bag is wrong, is "
        f"{few(record.split.gini, 4)}."
    )


def _worth(record: Record) -> str:
    split, unit = record.split, record.unit
    if split.entropy < SAME:
        return (
            "The bag has one class only: there is no entropy that a group could take."
        )
    if split.gain < SAME:
        return (
            "Every group has the bag's own shares, so the group tells nothing: gain 0."
        )
    gain = unit.said(split.gain)
    if split.expected_entropy < SAME:
        return f"Every group is pure: the group tells all, and the gain is H, {gain}."
    part = percent(split.gain / split.entropy)
    whole = few(unit.of(split.entropy), 4)
    return f"The gain is {gain}, which is {part} of H = {whole}."


def _gini_falls(record: Record) -> str:
    split = record.split
    if split.gini_gain < SAME:
        return f"Gini stays at {few(split.gini, 4)}."
    before, after = apart(split.gini, split.expected_gini, digits=4)
    gain = few(split.gini_gain, 4)
    return f"Gini falls from {before} to {after} on average: a Gini gain of {gain}."


def _other_logs(record: Record, what: str) -> str:
    """Say what the result is by every logarithm, and what that changes."""
    split = record.split
    bits = split.gain if what == "gain" else split.entropy
    said = [f"{unit.said(bits)} ({unit.log})" for unit in UNITS.values()]
    return (
        f"By another logarithm the {what} has another unit: {' = '.join(said)}; all "
        "entropies change by the same factor, so no ranking of questions does."
    )
