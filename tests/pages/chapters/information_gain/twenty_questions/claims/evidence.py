"""What is so of a game, by arithmetic of the tests' own over the table's rows."""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from engines.datasets import load
from pages.chapters.information_gain.twenty_questions.games.record import Record
from pages.chapters.information_gain.twenty_questions.record import NAMES
from pages.chapters.information_gain.twenty_questions.speech import SPOKEN

ZOO = load("zoo")
CELLS = {column: ZOO.column(column) for column in ZOO.columns}
LIE = 1 / 20  # how often an answer is a lie, while one is allowed
ALLOWED = {"None": 0, "One": 1, "Two": 2}
SAME = 1e-9
ASKED = [column for column in ZOO.columns if column != ZOO.target]
GLANCE = {"hair", "feathers", "airborne", "aquatic", "fins", "legs", "tail"}
GLANCE |= {"domestic", "catsize"}  # seen without a closer look


def price_list(settings) -> dict[str, float]:
    """Return what each attribute costs, by the words of the controls."""
    if settings.prices == "To examine costs 5":
        return {name: 1.0 if name in GLANCE else 5.0 for name in ASKED}
    if settings.prices == "To count costs 3":
        return dict.fromkeys(ASKED, 1.0) | {"legs": 3.0}
    own = [row[0] for row in settings.own_prices]
    if settings.prices == "Your own" and min(own) < max(own):
        return dict(zip(ASKED, own, strict=True))
    return dict.fromkeys(ASKED, 1.0)


@dataclass(frozen=True, eq=False)
class Rules:
    """A game's goal, and how likely each animal is beforehand."""

    find: str
    legs: str
    prior: str

    @cached_property
    def goals(self) -> list[str]:
        """What is to be found, for each animal."""
        return [*NAMES] if self.find == "The animal" else CELLS[ZOO.target]

    @cached_property
    def prior_of(self) -> np.ndarray:
        weights = np.ones(len(NAMES))
        if self.prior == "Pets first":
            weights = np.array([3.0 if c == "yes" else 1.0 for c in CELLS["domestic"]])
        if self.prior == "Types alike":
            types = CELLS[ZOO.target]
            weights = np.array([1 / types.count(one) for one in types])
        return weights / weights.sum()

    @cached_property
    def among(self) -> np.ndarray:
        """Which animal has which goal, (n_animals, n_goals)."""
        words = [*dict.fromkeys(self.goals)]
        return np.array([[goal == word for word in words] for goal in self.goals])

    def bits(self, chances: np.ndarray) -> float:
        """Return the bits that are missing to know the goal."""
        p = chances @ self.among
        p = p[p > 0] / max(p.sum(), SAME**9)
        return float(-(p * np.log2(p)).sum()) + 0.0


rules_of = cache(Rules)


class Seen:
    """A game, gone through again answer by answer."""

    def __init__(self, record: Record) -> None:
        s = record.settings
        self.record, self.settings = record, s
        self.rules = rules_of(s.find, s.legs, s.prior)
        self.lies = ALLOWED[s.lies]
        self.lies_at = {s.lie_at, s.lie_again} - {0}
        self.turns = record.play.turns
        self.questions = record.game.questions
        listed = price_list(s)
        self.prices = [listed[one.attribute] for one in self.questions]
        self._gains: dict[int, np.ndarray] = {}

    @cached_property
    def truth(self) -> np.ndarray:
        """The number of each animal's true answer to each question."""
        columns = []
        for q in self.questions:
            cells = CELLS[q.attribute]
            if q.value is not None:
                cells = ["yes" if cell == q.value else "no" for cell in cells]
            columns.append([q.answers.index(cell) for cell in cells])
        return np.array(columns).T

    def after(self, turns) -> list[tuple[np.ndarray, np.ndarray]]:
        """Return the animals' chances, and how many answers each denies, by moment."""
        p, denied = self.rules.prior_of, np.zeros(len(NAMES), dtype=int)
        moments = [(p, denied)]
        for q, a in turns:
            if a is not None:
                p = p * self.likely(q, a, denied)
                p = p / p.sum() if p.sum() else p
                denied = denied + (self.truth[:, q] != a)
            moments.append((p, denied))
        return moments

    def likely(self, q: int, a: int, denied: np.ndarray) -> np.ndarray:
        true = self.truth[:, q] == a
        others = len(self.questions[q].answers) - 1
        lying = np.where(true, 1 - LIE, LIE / others)
        return np.where(denied < self.lies, lying, true)

    @cached_property
    def moments(self) -> list[tuple[np.ndarray, np.ndarray]]:
        return self.after(self.turns)

    def bits(self, t: int) -> float:
        return self.rules.bits(self.moments[t][0])

    def left(self, t: int) -> np.ndarray:
        """Say of each animal whether it is possible."""
        return self.moments[t][1] <= self.lies

    def n_left(self, t: int) -> int:
        return int(self.left(t).sum())

    def share(self, t: int, q: int, a: int) -> float:
        p, denied = self.moments[t]
        return float((p * self.likely(q, a, denied)).sum())

    def bits_after(self, t: int, q: int, a: int) -> float:
        p, denied = self.moments[t]
        return self.rules.bits(p * self.likely(q, a, denied))

    def gain(self, t: int, q: int) -> float:
        left = 0.0
        for a in range(len(self.questions[q].answers)):
            share = self.share(t, q, a)
            if share > 0:
                left += share * self.bits_after(t, q, a)
        return self.bits(t) - left

    def own_bits(self, t: int, q: int) -> float:
        """Return the entropy of a question's answers themselves."""
        n = len(self.questions[q].answers)
        p = np.array([self.share(t, q, a) for a in range(n)])
        return float(-(p[p > 0] * np.log2(p[p > 0])).sum())

    def gains(self, t: int) -> np.ndarray:
        if t not in self._gains:
            found = [self.gain(t, q) for q in range(len(self.questions))]
            self._gains[t] = np.array(found)
        return self._gains[t]

    def askable(self, t: int) -> list[int]:
        """Return the questions that tell apart some that are left, and may be asked."""
        asked = [q for q, a in self.turns[:t] for _ in range(1 if a is not None else 9)]
        here = self.truth[self.left(t)]
        return [
            q
            for q in range(len(self.questions))
            if len({*here[:, q]}) > 1 and asked.count(q) < 2 * self.lies + 1
        ]

    @property
    def is_priced(self) -> bool:
        return len({*self.prices}) > 1

    def worth(self, t: int) -> np.ndarray:
        """Return the bits that each question promises for a coin."""
        return self.gains(t) / np.array(self.prices)

    def paid(self, turns) -> float:
        return sum(self.prices[q] for q, _ in turns)

    def best(self, t: int) -> list[int]:
        """Return the questions that are worth their price most."""
        worth, open_ones = self.worth(t), self.askable(t)
        most = max((worth[q] for q in open_ones), default=0)
        return [q for q in open_ones if worth[q] > most - SAME]

    @property
    def n(self) -> int:
        return len(self.turns)

    @property
    def rows_left(self) -> list[int]:
        return np.flatnonzero(self.left(self.n)).tolist()

    @property
    def goals_left(self) -> set[str]:
        return {self.rules.goals[row] for row in self.rows_left}

    @property
    def is_over(self) -> bool:
        return len(self.goals_left) < 2 or not self.askable(self.n)

    @property
    def is_wrong(self) -> bool:
        """Whether no doubt is left, and what was hidden is not among what is left."""
        secret = self.record.secret
        sure = self.goals_left and (len(self.goals_left) == 1 or self.is_tie)
        return bool(sure and secret is not None) and (
            self.rules.goals[secret] not in self.goals_left
        )

    @property
    def is_tie(self) -> bool:
        """Whether no question at all tells those apart that are left."""
        here = self.truth[self.left(self.n)]
        return len(self.goals_left) > 1 and len({*map(tuple, here.tolist())}) == 1

    @property
    def names_left(self) -> list[str]:
        return [NAMES[row] for row in self.rows_left]

    @property
    def secret_name(self) -> str:
        return NAMES[self.record.secret]

    def machines_left(self, t: int) -> int:
        return int((self.after(self.record.machine.turns[:t])[-1][1] == 0).sum())

    def question(self, spoken: str) -> int:
        """Return the number of a question that is asked so."""
        return [self.asked_aloud(q) for q in range(len(self.questions))].index(spoken)

    def asked_aloud(self, q: int) -> str:
        one = self.questions[q]
        if one.value is None:
            return SPOKEN[one.attribute]
        return f"Does it have exactly {one.value} {one.attribute}?"

    def answer(self, q: int, a: int | None) -> str:
        if a is None:
            return "not sure"
        word = self.questions[q].answers[a]
        return f"{word} legs" if word.isdecimal() else word

    def chance_of_a_lie(self, t: int) -> float:
        p, denied = self.moments[t]
        return float(p[denied > 0].sum())


def greedy_needs(seen: Seen, name: str) -> tuple[int, float]:
    """Return how many questions greedy needs without lies; the surprise of each."""
    return _greedy(seen.rules, seen.settings.legs, name, seen)


_KNOWN: dict[tuple, tuple[int, float]] = {}


def _greedy(rules: Rules, legs: str, name: str, seen: Seen) -> tuple[int, float]:
    key = (rules, legs, *seen.prices, name)
    if key not in _KNOWN:
        game = Seen.__new__(Seen)
        game.record, game.settings, game.rules = seen.record, seen.settings, rules
        game.lies, game.questions, game._gains = 0, seen.questions, {}
        game.lies_at, game.prices = set(), seen.prices
        game.turns, row, surprise = (), NAMES.index(name), 0.0
        while not game.is_over:
            q = game.best(game.n)[0]
            a = int(game.truth[row, q])
            surprise -= np.log2(game.share(game.n, q, a))
            game.turns = (*game.turns, (q, a))
            vars(game).pop("moments", None)
        _KNOWN[key] = game.n, surprise / game.n
    return _KNOWN[key]
