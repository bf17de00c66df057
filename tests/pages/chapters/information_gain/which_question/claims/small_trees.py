"""The greedy tree and the best small one, found again by looking at every tree."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, log2
from typing import Any

from pages.chapters.information_gain.which_question import own
from pages.chapters.information_gain.which_question.record import OWN_NAME, TABLES
from tests.engines.decision_trees.brute_trees import Brute, Masks

from .evidence import NEAR, Seen
from .said import word

WRONG, ASKED = "wrong", "asked"


@dataclass(eq=False)
class Box:
    """A place in a tree: the answers that lead there, and what is asked."""

    path: tuple[str, ...]
    bag: Any
    depth: int
    asks: str | None = None
    gain: float = 0.0
    children: list["Box"] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """A question, asked of a bag."""

    name: str
    says: str
    parts: dict
    silent: Any
    gain: float


class SmallTrees(Seen):
    """Both trees, to the depth that the page has reached."""

    def __init__(self, record) -> None:
        """Take the table apart; everything else is found when it is asked for."""
        super().__init__(record)
        settings, found = self.settings, record.found
        self.least, self.missing = settings.aim, settings.missing
        self.wished, self.depth = settings.at_most, found.depth
        columns = (*self.names, self.table.target)
        rows = [*zip(*(self.cells[name] for name in columns), strict=True)]
        make = Brute if self.missing == "shared" else Masks
        numbers = self.table.numbers
        self.every = make(columns, rows, numbers, self.missing, self.least)
        self.every.classes = self.classes
        self.dear = 2.0 ** ceil(log2(len(rows) * self.wished + 2))
        if self.missing == "shared" and self.least == ASKED:
            self.every.dear = self.dear
        self.n = len(self.known)
        self.is_too_large = found.depth < self.wished
        built_in = {table.name: table.numbers for table in TABLES.values()}
        given = built_in.get(self.table.name, ())
        if self.table.name == OWN_NAME:
            given = own.last().numbers
        self.is_in_words = bool(given) and not settings.cut

    # --- questions ------------------------------------------------------------------

    def questions(self, bag) -> list[Asked]:
        """Return the useful questions of a bag, in order, with their gains in bits."""
        found = []
        for name, cut, parts, silent in self.every.questions(bag):
            if len(parts) > 1:
                says = name if cut is None else f"{name} ≤ {sum(cut) / 2:.6g}"
                in_order = self._in_order(name, cut, parts)
                gain = self._gain(bag, name, parts)
                found.append(Asked(name, says, in_order, silent, gain))
        return found

    def _in_order(self, name, cut, parts) -> dict:
        if cut is not None or name in self.table.numbers:
            at = f"{sum(cut) / 2:.6g}" if cut else ""
            names = {"low": f"{name} ≤ {at}", "high": f"{name} > {at}"}
            names[""] = f"{name} = (missing)"
            given = {c: names.get(c, f"{name} = {c}") for c in parts}
            first = sorted(parts, key=lambda c: (c == "", c == "high"))
            return {given[c]: parts[c] for c in first}
        order = [c for c in dict.fromkeys(self.cells[name]) if c in parts]
        signs = {c: " " if c[:1] in ("≤", "<", ">", "≥") else " = " for c in order}
        return {f"{name}{signs[c]}{c or '(missing)'}": parts[c] for c in order}

    def _gain(self, bag, name, parts) -> float:
        """Return the bits that the answers tell of the class."""
        answering = [*parts.values()]
        if self.missing == "shared":  # only of those that answer, times their share
            cells = self.cells[name]
            answering = [[one for one in part if cells[one[0]]] for part in answering]
        sizes = [*map(self.every.size, answering)]
        known, n = sum(sizes), self.every.size(bag)
        tallies = [self.every.counts(part) for part in answering]
        total: dict = {}
        for tally in tallies:
            for one, count in tally.items():
                total[one] = total.get(one, 0) + count
        left = sum(s * bits_of(t) for s, t in zip(sizes, tallies, strict=True)) / known
        share = known / n if self.missing == "shared" else 1.0
        return max(share * (bits_of(total) - left), 0.0)

    def greedy_of(self, bag) -> Asked | None:
        """Return the question of the largest gain, the first on a tie."""
        best: dict[str, Asked] = {}
        for one in self.questions(bag):
            if one.name not in best or one.gain > best[one.name].gain + 1e-12:
                best[one.name] = one
        top = max((one.gain for one in best.values()), default=0.0)
        return next((one for one in best.values() if one.gain > top - 1e-12), None)

    def best_of(self, bag, left: int) -> Asked | None:
        """Return the best question, or None where asking makes nothing better."""
        told, chosen = self.every.as_it_is(bag), None
        for one in self.questions(bag):
            cost = self.after(bag, one, left)
            if self._rank(cost) < self._rank(told):
                told, chosen = cost, one
        return chosen

    def _rank(self, cost):
        return self.every.rank(cost)

    def after(self, bag, asked: Asked, left: int):
        """Return what a bag costs after a question, asked on as well as can be."""
        return self.every.after(bag, [*asked.parts.values()], asked.silent, left)

    def main(self, cost) -> float:
        """Return a cost as one number, without what decides ties."""
        first, asked, _ = cost
        return first if self.least == WRONG else self.dear * first + asked

    # --- trees ----------------------------------------------------------------------

    def _grown(self, choose: Callable) -> list[Box]:
        """Return the boxes of a tree, the shallowest first."""
        boxes = [Box((), self.every.everyone, 0)]
        for box in boxes:
            left, (wrong, _, _) = self.depth - box.depth, self.every.as_it_is(box.bag)
            if not left or wrong <= NEAR or self.every.size(box.bag) < 2 - NEAR:
                continue
            asked = choose(box.bag, left)
            if asked is None:
                continue
            box.asks, box.gain, box.asked = asked.says, asked.gain, asked
            for answer, part in asked.parts.items():
                child = Box((*box.path, answer), part, box.depth + 1)
                box.children.append(child)
                boxes.append(child)
        return boxes

    @cached_property
    def greedy(self) -> list[Box]:
        return self._grown(lambda bag, left: self.greedy_of(bag))

    @cached_property
    def best(self) -> list[Box]:
        return self._grown(self.best_of)

    @cached_property
    def both(self) -> dict[str, list[Box]]:
        return {"Greedy": self.greedy, "The best tree": self.best}

    def asking(self, who: str) -> list[Box]:
        return [box for box in self.both[who] if box.asks]

    def costs(self, who: str) -> tuple[float, float, int]:
        """Return wrong or mixed rows, questions over all rows, and boxes that ask."""
        first = asked = 0.0
        boxes = self.asking(who)
        for box in self.both[who]:
            if not box.asks:
                first += self.every.as_it_is(box.bag)[0]
                continue
            asked += self.every.size(box.bag)
            silent = self.every.size(box.asked.silent)
            if silent and self.least == WRONG:
                said = self.every.said(box.bag)
                silent -= self.every.counts(box.asked.silent)[said]
            first += silent
        return first, asked, len(boxes)

    @cached_property
    def losses(self) -> list[tuple]:
        """The boxes where greedy loses: (box, what is better, both costs, the loss)."""
        found = []
        for box in self.asking("Greedy"):
            left = self.depth - box.depth
            here = self.after(box.bag, box.asked, left)
            better = self.best_of(box.bag, left)
            least = self.every.as_it_is(box.bag)
            if better:
                least = self.after(box.bag, better, left)
            lost = self.main(here) - self.main(least)
            if lost > 1e-7:
                found.append((box, better, here, least, lost))
        return found

    @property
    def worst(self) -> tuple:
        """The box where greedy loses most, the first of the deepest of several."""
        most = max(loss[-1] for loss in self.losses)
        alike = [loss for loss in self.losses if loss[-1] > most - 1e-6]
        deepest = max(loss[0].depth for loss in alike)
        return next(loss for loss in alike if loss[0].depth == deepest)

    @cached_property
    def parting(self) -> tuple[Box, Box] | None:
        """The first boxes, the shallowest first, that do not ask the same."""
        waiting = [(self.greedy[0], self.best[0])]
        for one, two in waiting:
            if one.asks != two.asks:
                return one, two
            waiting += zip(one.children, two.children, strict=True)
        return None

    @cached_property
    def at_least(self) -> float:
        """What no tree does without: rows that are alike and of several classes."""
        found = 0
        for group in self.groups:
            tally = [self.label[row] for row in group]
            wrong = len(group) - max(map(tally.count, {*tally}))
            found += wrong if self.least == WRONG else len(group) * (wrong > 0)
        return found

    @property
    def right(self) -> str:
        """What wins the bet."""
        (first, asked, _), (best, less, _) = map(self.costs, self.both)
        if self.least == WRONG:
            more = ("1 row", "2 or 3 rows", "4 rows or more")
            if self.missing == "shared":
                more = ("up to 1 row", "more than 1, up to 3", "more than 3")
            options = "none: greedy is as good", *more
            ends = zip((1e-6, 1, 3, 1e9), options, strict=True)
            return next(says for end, says in ends if first - best <= end + 1e-6)
        if first - best > NEAR:
            return "the best tree leaves fewer rows mixed"
        if asked - less > NEAR:
            return "as many are left mixed, and the best tree asks less"
        return "greedy is as good"


def bits_of(tally: dict) -> float:
    """Return the entropy of some counts."""
    n = sum(tally.values())
    counts = [count for count in tally.values() if count > 1e-12]
    return -sum(c / n * log2(c / n) for c in counts) + 0.0 if n else 0.0


def path_of(box: Box) -> str:
    """Return how a box is reached, as a sentence has it; not the first one."""
    return word(", ".join(box.path)) if box.path else ""
