"""The learner's counts as a worked example, with names for all that is found."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import count

from engines.decision_trees import SplitByHand, counted_split
from engines.slips import Quantity, SplitExample
from pages.chapters.my_number.case import Case
from pages.ui.control import Values
from pages.words.units import UNITS

from ..logarithm import OPTIONS
from ..record import Settings
from ..your_counts.record import OUTLOOK

OF_A_CLASS = {"share": "p of {} in {}", "term": "−p log p of {} in {}"}
OF_A_BAG = {"entropy": "H({})", "gini": "Gini({})"}
OF_A_GROUP = {
    "weight": "weight of {}",
    "weighted": "weight × H of {}",
    "split_term": "−w log w of {}",
}
WHOLES = {
    "expected": ("expected H", r"\bar{H}"),
    "gain": ("information gain", r"H - \bar{H}"),
    "split_information": ("split information", r"\text{SI}"),
    "gain_ratio": ("gain ratio", r"\text{GR}"),
    "expected_gini": ("expected Gini", r"\bar{G}"),
    "gini_gain": ("Gini gain", r"G - \bar{G}"),
}
# What people have most stands first in the list of what could be told.
ORDER = ("entropy", *WHOLES, "gini", "weight", "weighted", "share", "term")
# What LaTeX and Markdown read as it is; of anything else a formula has the number.
PLAIN = re.compile(r"(?:[^\W_]|[ ,.<>=≤≥+–-])+")


def case_of(settings: Settings) -> Case:
    """Return the counts with the names of all that is found of them."""
    return worked(settings.given or OUTLOOK, settings.log)


def case_at(values: Values) -> Case:
    """Return the case that the controls stand for."""
    log = values.get("log")
    return worked(values["counts"], OPTIONS[log] if log else "bits")


@lru_cache(64)
def worked(given: SplitByHand, log: str) -> Case:
    """Return counts as an example whose logarithm is that of a unit."""
    split, unit = counted_split(given), UNITS[log]
    groups = [one for one in given.groups if any(one[1])]
    rows = [counts for _, counts in groups]
    example = SplitExample(given.class_names, split.counts, rows, unit.base)
    said = Said(given.class_names, [name for name, _ in groups], unit.latex)
    names: dict[str, Quantity] = {}
    for quantity in sorted(example.quantities, key=_rank):
        names[_free(said.name(quantity), names)] = quantity
    return Case(example, names, said.latex)


def _rank(quantity: Quantity) -> int:
    return (*ORDER, quantity.what).index(quantity.what)


def _free(name: str, taken: dict[str, Quantity]) -> str:
    """Return a name that nothing else has: a group may be called bag, too."""
    others = (f"{name} ({at})" for at in count(2))
    return name if name not in taken else next(o for o in others if o not in taken)


class Said:
    """What all that is found of counts is called, in words and in formulas."""

    def __init__(self, classes: Sequence[str], groups: Sequence[str], log: str) -> None:
        self.classes, self.groups, self.log = classes, groups, log

    def name(self, quantity: Quantity) -> str:
        """Return what something is called on the page."""
        what, place = quantity
        if what in WHOLES:
            return WHOLES[what][0]
        group = None if place[0] is None else self.groups[place[0]]
        if what in OF_A_CLASS:
            name = self.classes[place[1]]
            return OF_A_CLASS[what].format(name, group or "the bag")
        return (OF_A_BAG | OF_A_GROUP)[what].format(group or "bag")

    def latex(self, quantity: Quantity) -> str:
        """Return what something is called in a formula."""
        what, place = quantity
        if what in WHOLES:
            return WHOLES[what][1]
        bag = r"\text{bag}" if place[0] is None else _in_text(self.groups, place[0])
        if what in OF_A_CLASS:
            p = rf"p({_in_text(self.classes, place[1])} \mid {bag})"
            return p if what == "share" else rf"-p \log {p}"
        return {
            "entropy": rf"H({bag})",
            "gini": rf"G({bag})",
            "weight": rf"w({bag})",
            "weighted": rf"w \, H({bag})",
            "split_term": rf"-w \log w({bag})",
        }[what]


def _in_text(names: Sequence[str], at: int) -> str:
    """Write a name in a formula; where it has odd letters, its number."""
    return rf"\text{{{names[at]}}}" if PLAIN.fullmatch(names[at]) else f"{at + 1}"
