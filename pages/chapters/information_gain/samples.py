"""The samples that trees of numbers grow from: ours, made, or the learner's own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from engines.datasets import DATASETS, Dataset, load
from engines.datasets.generators import circles, moons, xor
from engines.decision_trees import BinaryTree, Decisions, Limits, grow
from pages.chapters.information_gain import own_samples
from pages.ui.choices import Choice
from pages.ui.control import Note, Values, where
from pages.ui.controls import Scale, Seed
from pages.words import thresholds
from pages.words.literal import literal
from pages.words.sentences import counted, listed

OWN = "Your own CSV"
REAL = ("iris", "wine", "breast_cancer", "digits")
MADE = {"moons": moons, "circles": circles, "xor": xor}
NAMES = {DATASETS[name].label: name for name in (*REAL, *MADE)} | {OWN: "own"}
FIRST = DATASETS["iris"].label
MADE_LABELS = tuple(DATASETS[name].label for name in MADE)
SIZES = (20, 50, 100, 200, 500, 1000)  # rows that are made
SPREADS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
CRITERIA = {
    "Entropy": "entropy",
    "Gini": "gini",
    "Misclassification": "misclassification",
}
PIXELS = "Pixel p36 is in row 3 and column 6, counted from 0; 16 is black."
UNITS = {"entropy": "bits", "gini": "", "misclassification": ""}


@dataclass(frozen=True)
class Sampled:
    """What both chapters' settings begin with: which samples, and how they are cut."""

    part: str = ""
    data: str = "iris"  # one of NAMES' values
    own: int = 0  # the number of the learner's own table; 0: none
    n_made: int = 200  # rows, where they are made
    spread: float = 0.2  # of made samples around where they belong
    seed: int = 0
    criterion: str = "entropy"  # a key of IMPURITIES

    @property
    def dataset(self) -> Dataset:
        """The samples; the first ones until the learner's own are there."""
        if self.data in MADE:
            return MADE[self.data](self.n_made, self.spread, self.seed)
        if self.data == "own":
            return own_samples.numbered(self.own) or load("iris")
        return load(self.data)


def is_own(settings: Sampled) -> bool:
    """Tell whether the learner brought the samples: they are in no link."""
    return settings.data == "own" and own_samples.numbered(settings.own) is not None


def dataset_at(values: Values) -> Dataset:
    """Return the samples that the controls stand for."""
    name = NAMES[values["data"]]
    made = {}
    if name in MADE:
        made = {"n_made": values["made"], "spread": values["spread"]}
        made["seed"] = values["seed"]
    brought = own_samples.last() if name == "own" else None
    return Sampled(data=name, own=brought.number if brought else 0, **made).dataset


def controls(key: str) -> tuple:
    """Return the controls of both chapters that say which samples; `key` is theirs."""
    return (
        Choice(
            "data",
            "Samples",
            NAMES,
            FIRST,
            as_list=True,
            restarts=True,
            note=_about(key),
        ),
        Scale(
            "made",
            "Rows made",
            SIZES,
            200,
            into="n_made",
            restarts=True,
            shown=where("data", *MADE_LABELS),
        ),
        Scale(
            "spread",
            "Spread",
            SPREADS,
            0.2,
            restarts=True,
            shown=where("data", *MADE_LABELS),
            help="How far the points stray from where they belong.",
        ),
        own_samples.OwnSamples(
            "own", OWN, wide=True, restarts=True, shown=where("data", OWN)
        ),
    )


def _about(key: str) -> Callable[[Any], Note]:
    """Return what says how many samples there are and where they come from."""

    def say(record: Any) -> Note:
        is_asked = record.settings.data == "own"
        missing = is_asked and own_samples.why_missing(key, OWN, FIRST)
        return Note(missing or in_short(record.settings.dataset))

    return say


def in_short(dataset: Dataset) -> str:
    """Say how large the samples are, and their source."""
    n, d = dataset.features.shape
    size = [counted(n, "row"), counted(d, "feature")]
    classes = counted(len(dataset.class_names), "class", "classes")
    says = f"{listed([*size, classes])}. {literal(dataset.source)}"
    return f"{says} {PIXELS}" if dataset.name == "digits" else says


BY = Choice("by", "Criterion", CRITERIA, "Entropy", into="criterion", restarts=True)
SEED = Seed("seed", again="Draw again", restarts=True)
SEED_OF_MADE = replace(SEED, shown=where("data", *MADE_LABELS))


@lru_cache(32)
def _grown(dataset: Dataset, criterion: str, limits: Limits) -> Decisions:
    n_classes = len(dataset.class_names)
    return grow(dataset.features, dataset.labels, criterion, limits, n_classes)


def grown(settings: Sampled, limits: Limits) -> Decisions:
    """Return the tree of the settings' samples; kept, unless they are the learner's."""
    how = _grown.__wrapped__ if is_own(settings) else _grown
    return how(settings.dataset, settings.criterion, limits)


# --- cuts in words ------------------------------------------------------------------


def sides(dataset: Dataset, feature: int, threshold: float) -> tuple[str, str]:
    """Say what is so of the rows that a cut sends left, and of those it sends right.

    As few digits as keep every row of the samples on its side.
    """
    name = dataset.attributes[feature]
    ends = thresholds.neighbours(threshold, dataset.features[:, feature])
    return (
        thresholds.left_of(name, threshold, *ends),
        thresholds.right_of(name, threshold, *ends),
    )


def question(dataset: Dataset, tree: BinaryTree, node: int) -> str:
    """Say what a node asks: "petal length ≤ 2.45"."""
    return sides(dataset, tree.features[node], tree.thresholds[node])[0]


def questions(dataset: Dataset, tree: BinaryTree) -> list[str]:
    """Say what every node of a tree asks; nothing at a leaf."""
    lowest, highest = [-np.inf], [np.inf]
    values = [
        np.concatenate([lowest, np.unique(column), highest])
        for column in dataset.features.T
    ]
    found = [""] * len(tree.features)
    for node in np.flatnonzero(tree.asks).tolist():
        feature, threshold = int(tree.features[node]), float(tree.thresholds[node])
        around = values[feature]
        at = int(np.searchsorted(around, threshold, "right"))
        ends = float(around[at - 1]), float(around[at])
        found[node] = thresholds.left_of(dataset.attributes[feature], threshold, *ends)
    return found


def commonest(dataset: Dataset, counts: np.ndarray) -> str:
    """Return the class that most rows of a node have, the first at a tie."""
    return dataset.class_names[int(np.argmax(counts))]
