"""The search for the best small tree: sets of rows, each of them solved once."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees.answer_sheet import AnswerSheet
from engines.decision_trees.missing import ANSWER, SHARED
from engines.decision_trees.sets_asked import SetAsked, set_asked
from engines.decision_trees.strategies import TooLarge
from engines.decision_trees.tree_costs import (
    FEWEST,
    TINY,
    WRONG,
    Costs,
    Measure,
    aside_costs,
    bag_costs,
)
from engines.watching import Watch

NO_QUESTION = -1
SAME = 1e-8  # costs nearer than that are the same
MOST_CELLS = 2_000_000  # of an array that is made on the way
TO_BEGIN = 300_000  # additions that take as long as beginning with a set


class TreeSearch:
    """The least cost of sets of rows in trees of a depth, and what is asked first.

    cost(S, d) = the lesser of what S costs as it is, and the least over questions of
    what asking costs + the sum over answers of cost(S and answer, d - 1). The last
    two questions of a path are looked at all at once, as counts of pairs of answers;
    before them a question is left aside once its answers cost too much at least, also
    by what a neighbouring cut's rows cost.
    Raises TooLarge past ``most_work`` additions. Source: Demirović et al. 2022,
    MurTree; Aglin, Nijssen and Schaus 2020, Learning Optimal Decision Trees Using
    Caching Branch-and-Bound Search.
    """

    def __init__(
        self, sheet: AnswerSheet, missing: str, measure: Measure, most_work: float
    ) -> None:
        """Start with nothing solved."""
        self.sheet, self.missing, self.measure = sheet, missing, measure
        self.most_work, self.work = most_work, 0.0
        self.solved: dict[tuple[bytes, int], tuple[float, int]] = {}

    def solve(
        self, weights: np.ndarray, depth: int, watch: Watch = iter
    ) -> tuple[float, int]:
        """Return the least cost of a set, and its first question; -1: it asks none.

        ``weights`` (n,) are what rows count for, 0 for those that are not there. Of
        questions as good the first is asked.
        """
        key = self._key(weights)
        if (key, depth) not in self.solved:
            bag = weights @ self.sheet.classes
            found = float(self.measure.bag(bag)), NO_QUESTION
            if depth and bag.sum() >= FEWEST - TINY and bag.sum() - bag.max() > TINY:
                bound = self.solved.get((key, depth - 1), found)[0]
                found = self._first(weights, depth, found[0], bound, watch)
            self.solved[key, depth] = found
        return self.solved[key, depth]

    def _key(self, weights: np.ndarray) -> bytes:
        if self.missing == SHARED:
            return weights.round(12).tobytes()
        return np.packbits(weights > 0).tobytes()

    def _first(self, weights, depth: int, in_bag: float, bound: float, watch: Watch):
        """Return the least cost, and the first question that has it."""
        here = set_asked(self.sheet, weights, self.missing, self.measure)
        self._worked(self.sheet.answers.shape[0] * len(here.rows))
        if not len(here.questions):
            return in_bag, NO_QUESTION
        if depth == 1:
            self._worked(here.to_count * here.classes.shape[1])
            costs = here.once(here.weights[np.newaxis])[0]
        elif depth == 2:
            costs = self._twice(here, watch)
        else:
            costs = self._further(here, depth, min(in_bag, bound), watch)
        least = float(costs.min())
        if least > in_bag - SAME:
            return in_bag, NO_QUESTION
        return least, int(here.questions[(costs <= least + SAME).argmax()])

    def _twice(self, here: SetAsked, watch: Watch = iter) -> np.ndarray:
        """Return the least cost of each question with one more of each answer, (q,)."""
        best = here.in_bags.copy()
        is_first = here.twin == np.arange(len(best))
        mixed = np.flatnonzero((best > SAME) & is_first)
        n_classes, n_answers = here.classes.shape[1], len(here.answers)
        cells = n_classes * max(n_answers, len(here.rows))
        each = max(1, MOST_CELLS // cells)
        self._worked(len(mixed) * n_classes * here.to_count)  # known beforehand
        for first in watch(range(0, len(mixed), each)):
            which = mixed[first : first + each]
            once = here.once(here.children[which]).min(axis=1)
            best[which] = np.minimum(best[which], once)
        return here.asked(best[here.twin])

    def _further(
        self, here: SetAsked, depth: int, bound: float, watch: Watch
    ) -> np.ndarray:
        """Return what questions cost, (q,); infinity where another one costs less."""
        upper, least = self._twice(here), here.at_least()
        floors = here.asked(least)
        open_ones = here.in_bags > least + SAME
        bound, costs = min(bound, float(upper.min())), np.full(len(upper), np.inf)
        for at in watch(np.argsort(upper, kind="stable").tolist()):
            first, cost = here.starts[at], floors[at]
            for answer in range(first, first + here.n_answers[at]):
                if cost > bound + SAME:
                    break
                if open_ones[answer]:
                    child = self._all_rows(here, here.children[answer])
                    solved = self.solve(child, depth - 1)[0]
                    cost += solved - least[answer]
                    self._learn(here, at, answer, solved, least, floors)
            if cost <= bound + SAME:
                costs[at], bound = cost, min(bound, cost)
        return costs

    def _learn(self, here: SetAsked, at: int, answer: int, solved, least, floors):
        """Raise what sets cost at least that hold a solved one, or are held by it.

        Of the cuts of a column each side holds the one before. A row more never makes
        a set's wrong guesses fewer, and makes them one more at most: so it is for whole
        rows that go on whatever they answer.
        """
        side = answer - here.starts[at]
        is_known = self.missing == ANSWER and self.measure.least == WRONG
        if not is_known or not here.is_cut[at] or side > 1:
            return
        cuts = np.flatnonzero(here.is_cut & (here.columns == here.columns[at]))
        chain = here.starts[cuts] + side
        fewer = np.maximum(here.sizes[answer] - here.sizes[chain], 0)
        higher = np.maximum(np.floor(solved + SAME) - fewer - least[chain], 0)
        least[chain] += higher
        floors[cuts] += higher

    def _all_rows(self, here: SetAsked, weights: np.ndarray) -> np.ndarray:
        found = np.zeros(len(self.sheet.classes))
        found[here.rows] = weights
        return found

    def _worked(self, additions: float) -> None:
        self.work += additions + TO_BEGIN
        if self.work > self.most_work:
            raise TooLarge

    # --- what the best tree costs ---------------------------------------------------

    def costs(self, weights: np.ndarray, depth: int) -> Costs:
        """Return what the best tree of a set of rows costs, part by part."""
        _, question = self.solve(weights, depth)
        if question == NO_QUESTION:
            return bag_costs(weights @ self.sheet.classes)
        here = set_asked(self.sheet, weights, self.missing, self.measure)
        at = int(np.searchsorted(here.questions, question))
        first = here.starts[at]
        found = here.children[first : first + here.n_answers[at]]
        children = [self._all_rows(here, child) for child in found if child.any()]
        return self.costs_after(weights, children, depth)

    def costs_after(
        self, weights: np.ndarray, children: Sequence[np.ndarray], depth: int
    ) -> Costs:
        """Return what a set costs whose first question led to these, asked on at best.

        ``children`` are what the rows weigh behind each answer, (n,) each.
        """
        bag = weights @ self.sheet.classes
        found = Costs(asked=float(bag.sum()), questions=1.0)
        aside = bag - sum(child @ self.sheet.classes for child in children)
        found += aside_costs(np.where(aside > TINY, aside, 0.0), bag)
        for child in children:
            found += self.costs(child, depth - 1)
        return found
