"""The bags that a question makes: where each hangs, and which are drawn as one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engines.decision_trees import Question
from pages.figures.classes import contents
from pages.words.sentences import counted

NARROWEST = 304  # pixels a bags panel has at least, to place words by
BESIDE_TWO = 230  # likewise, where two panels stand beside it
LETTER = 7  # pixels a letter of a caption is wide, at most
MOST_BAGS = 16  # of more, those that hold the same are drawn as one
MOST_KINDS = 12  # of these; all others are one, too
CAPTIONED_UP_TO = 12  # bags: of more, each has at most what fits below it


@dataclass(frozen=True, eq=False)
class Bag:
    """One of the bags below: where it hangs, and what is in it."""

    x: float  # its left end
    width: float  # in shares of the panel
    answer: str
    counts: np.ndarray  # (n_classes,)
    holds: str  # the counts in words
    impurity: str
    n: int = 1  # so many bags are drawn as this one
    room: int = NARROWEST  # pixels the panel has
    parts: np.ndarray | None = None  # (n_classes,) rows that are in it in parts
    part: float = 0.0  # of each of them
    is_aside: bool = False  # whether it holds the rows that go no further

    @property
    def ends(self) -> tuple[float, float]:
        """Its left and its right end."""
        return self.x, self.x + self.width

    @property
    def middle(self) -> float:
        """Where its caption is centred."""
        return self.x + self.width / 2

    @property
    def letters(self) -> int:
        """How many letters fit below it."""
        return int(self.width * self.room / LETTER)


def hung_bags(
    question: Question, classes: Sequence[str], room: int = NARROWEST
) -> list[Bag]:
    """Return the bags side by side; of very many, those that hold the same as one.

    The last one, where there is one, holds the rows that give no answer and go no
    further.
    """
    groups = _alike(question)
    n_aside = len(question.aside)
    sizes = [question.bags[group].sum() for group in groups] + [n_aside] * (n_aside > 0)
    gap = 0.02 if len(sizes) <= CAPTIONED_UP_TO else 0.004
    widths = (1 - gap * (len(sizes) - 1)) * np.array(sizes) / max(1, sum(sizes))
    bags, x = [], 0.0
    for group, width in zip(groups, widths.tolist(), strict=False):
        bags.append(_together(question, group, classes, x, width))
        x += width + gap
    if n_aside:
        counts = question.aside_counts
        told = "no answer", counts, contents(counts, classes), "left out"
        bags.append(Bag(x, float(widths[-1]), *told, is_aside=True))
    return [replace(bag, room=room) for bag in bags]


def _alike(question: Question) -> list[list[int]]:
    """Return the numbers of the bags, in groups that are drawn as one."""
    each = [[at] for at in range(len(question.sizes))]
    if len(each) <= MOST_BAGS:
        return each
    same: dict[tuple, list[int]] = {}
    for at, counts in enumerate(question.counts.tolist()):
        same.setdefault(tuple(counts), []).append(at)
    groups = sorted(same.values(), key=lambda group: -question.sizes[group].sum())
    if len(groups) <= MOST_KINDS:
        return groups
    rest = [at for group in groups[MOST_KINDS - 1 :] for at in group]
    return [*groups[: MOST_KINDS - 1], rest]


def _together(
    question: Question, group: list[int], classes: Sequence[str], x: float, width: float
) -> Bag:
    """Return one bag, or several as one: what each of them holds, if it is the same."""
    first, n = group[0], len(group)
    counts = question.counts[group].sum(axis=0)
    impurity = f"{question.impurities[first]:.3f}"
    if n == 1:
        answer = question.answers[first] or "(missing)"
        holds = contents(question.bags[first], classes)
        shared = _parts(question, first)
        return Bag(x, width, answer, counts, holds, impurity, **shared)
    named = counted(n, "bag")
    if np.ptp(question.counts[group], axis=0).any():
        return Bag(x, width, named, counts, contents(counts, classes), "", n)
    holds = f"{contents(question.counts[first], classes)} each"
    return Bag(x, width, named, counts, holds, impurity, n)


def _parts(question: Question, at: int) -> dict:
    """Return which rows are in a bag in parts, and how large each part is."""
    part = float(question.sizes[at] / max(1, question.sizes.sum()))
    silent = (question.bags - question.counts)[at]
    if not silent.any():
        return {}
    return {"parts": np.rint(silent / part), "part": part}
