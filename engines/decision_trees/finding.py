"""Finding out the colours of drawn marbles by yes/no questions of one's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from engines.decision_trees.impurity import entropy, surprise


@dataclass(frozen=True, eq=False)
class Finding:
    """Marbles of k colours, found out one after the other by T yes/no questions.

    There are T + 1 states; row t belongs to the moment after t questions. When a
    colour is known, the next question is about the next marble. Where the bag has one
    colour only, every marble is known before any question.
    """

    counts: np.ndarray  # (k,) marbles of each colour in the bag
    colours: np.ndarray  # (n,) integers: the colours to be found out, in order
    asked: np.ndarray  # (T, k) bool: "is it one of these?"
    marbles: np.ndarray  # (T,) integers: which marble a question is about
    answers: np.ndarray  # (T,) bool: yes or no
    before: np.ndarray  # (T, k) bool: the colours possible when it is asked
    possible: np.ndarray  # (T + 1, k) bool: the colours possible afterwards
    bits: np.ndarray  # (T + 1,) bits that are missing afterwards
    surprises: np.ndarray  # (T,) -log2 of the chance that the answer had
    gains: np.ndarray  # (T,) bits that the question was expected to remove
    best_gains: np.ndarray  # (T,) bits that the best question was expected to remove
    found: np.ndarray  # (T + 1,) integers: how many marbles are known by then

    @property
    def n_questions(self) -> int:
        """Return T, the number of questions asked."""
        return len(self.answers)

    @property
    def bits_before(self) -> np.ndarray:
        """Return the bits that are missing when each question is asked, (T,)."""
        return entropy(self.before * self.counts)

    @property
    def is_over(self) -> bool:
        """Whether every marble is known."""
        return bool(self.found[-1] == len(self.colours))

    @property
    def now(self) -> np.ndarray:
        """The colours possible of the marble to be found next, (k,) bool."""
        return _left_now(self.counts > 0, self.possible[-1])

    @property
    def needed(self) -> np.ndarray:
        """Return how many questions each marble found so far has taken, (found,)."""
        per_marble = np.bincount(self.marbles, minlength=len(self.colours))
        return per_marble[: self.found[-1]]


def find_by_asking(counts, colours, questions: Iterable[Sequence[int]]) -> Finding:
    """Ask of marbles, one after the other, whether their colour is one of some.

    gain = H(answer): the share of yes among the marbles possible decides it, and it is
    what the answer removes on average, because the colour decides the answer.
    ``counts``, shape (k,), are the bag's, ``colours``, (n,), the numbers of the drawn
    ones, ``questions`` the numbers of the colours that each asks about. Questions after
    the last marble is known are left out. Raises ValueError for a colour that is not
    in the bag.

    >>> found = find_by_asking([2, 1, 1], [2, 0], [(0,), (1,), (0,)])
    >>> found.answers.tolist(), found.bits.tolist(), found.needed.tolist()
    ([False, False, True], [1.5, 1.0, 0.0, 0.0], [2, 1])
    """
    counts, colours = np.asarray(counts, dtype=float), np.asarray(colours, dtype=int)
    here = counts > 0
    if len(colours) and not here[colours].all():
        raise ValueError("Every drawn colour must be one of those in the bag.")
    n, left = (len(colours) if here.sum() == 1 else 0), here
    rows: list[tuple] = []
    states, found = [left], [n]
    for question in questions:
        if n == len(colours):
            break
        before = _left_now(here, left)
        asked = np.isin(np.arange(len(counts)), question)
        answer = bool(asked[colours[n]])
        left = before & (asked if answer else ~asked)
        rows.append((asked, n, answer, before))
        n += left.sum() == 1
        states.append(left)
        found.append(n)
    return _written(counts, colours, rows, np.array(states), np.array(found))


def _left_now(here: np.ndarray, left: np.ndarray) -> np.ndarray:
    """Return the colours possible now: all again, once a marble is known."""
    return here if left.sum() == 1 else left


def _written(counts, colours, rows, states, found) -> Finding:
    k = len(counts)
    asked, before = (
        np.array([row[at] for row in rows], dtype=bool).reshape(-1, k) for at in (0, 3)
    )
    answers = np.array([answer for *_, answer, _ in rows], dtype=bool)
    yes, all_of = (asked & before) @ counts, before @ counts
    share = np.divide(yes, all_of)
    return Finding(
        counts=counts,
        colours=colours,
        asked=asked,
        marbles=np.array([marble for _, marble, *_ in rows], dtype=int),
        answers=answers,
        before=before,
        possible=states,
        bits=entropy(states * counts),
        surprises=surprise(np.where(answers, share, 1 - share)),
        gains=entropy(np.stack([yes, all_of - yes], axis=-1)),
        best_gains=np.array([best_split_gain(counts * one) for one in before]),
        found=found,
    )


def split_gains(counts) -> dict[tuple[int, ...], float]:
    """Return what each yes/no question about some of the colours would tell, in bits.

    H of the shares of yes and no. Keys are the numbers of the colours asked about, each
    question once: the side with fewer colours, then the one with the first. ``counts``
    has shape (k,); what counts 0 is not asked about. Raises as `entropy` does.

    >>> split_gains([2, 1, 1])
    {(0,): 1.0, (1,): 0.8112781244591328, (2,): 0.8112781244591328}
    """
    counts = np.asarray(counts, dtype=float)
    here = np.flatnonzero(counts).tolist()
    found = {}
    for number in range(1, 2 ** len(here) - 1):
        some = tuple(c for at, c in enumerate(here) if number >> at & 1)
        others = tuple(c for c in here if c not in some)
        if (len(some), some) < (len(others), others):
            parts = [counts[list(some)].sum(), counts[list(others)].sum()]
            found[some] = float(entropy(parts))
    return found


def best_split_gain(counts) -> float:
    """Return the most that a yes/no question about the colours would tell, in bits.

    The largest of `split_gains`; 0 where one colour is left. Raises as `entropy` does.

    >>> best_split_gain([3, 1])
    0.8112781244591328
    """
    return max(split_gains(counts).values(), default=0.0)
