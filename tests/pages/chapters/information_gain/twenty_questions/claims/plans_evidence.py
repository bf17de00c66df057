"""What plans cost, added up from their raw numbers."""

from functools import cached_property
from heapq import heapify, heappop, heappush

import numpy as np

from pages.chapters.information_gain.twenty_questions.plans_compared.record import (
    Record,
)

from .evidence import SAME, Seen


class Plans:
    """What each plan costs, added up from its own row for every animal."""

    def __init__(self, record: Record) -> None:
        self.record, self.settings = record, record.settings
        self.game = Seen(record)
        self.plans = {
            "Random": record.random,
            "Greedy": record.greedy,
            "Exact optimum": record.best.plan,
        }
        if self.game.is_priced:
            del self.plans["Greedy"]
            self.plans["Gain alone"] = record.heedless
            self.plans["Gain per price"] = record.greedy

    @cached_property
    def costs(self) -> dict[str, float]:
        prior = self.game.rules.prior_of
        return {name: float(prior @ plan.rows) for name, plan in self.plans.items()}

    @cached_property
    def pays(self) -> dict[str, float]:
        """What each plan pays, by its own row for every animal."""
        prior = self.game.rules.prior_of
        return {n: float(prior @ plan.row_prices) for n, plan in self.plans.items()}

    @property
    def too_much(self) -> float:
        """What gain per price pays more than the best plan."""
        return self.pays["Gain per price"] - self.pays["Exact optimum"]

    @property
    def misled(self) -> float:
        """What gain per price pays more than gain alone."""
        return self.pays["Gain per price"] - self.pays["Gain alone"]

    @property
    def lost(self) -> float:
        return self.costs["Greedy"] - self.costs["Exact optimum"]

    @property
    def is_best(self) -> bool:
        return self.lost < SAME

    @property
    def saved(self) -> float:
        return self.lost / self.costs["Greedy"]

    @cached_property
    def unfound(self) -> float:
        """The bits that stay because the table says the same of some animals."""
        rules, truth = self.game.rules, self.game.truth
        kinds = {}
        for row, answers in enumerate(map(tuple, truth.tolist())):
            kinds.setdefault(answers, np.zeros(len(truth)))[row] = rules.prior_of[row]
        return sum(p.sum() * rules.bits(p) for p in kinds.values())

    @cached_property
    def start(self) -> float:
        return self.game.bits(0)

    @cached_property
    def classes(self) -> list[float]:
        """The weight of each kind of animal, by what can be found out of it."""
        rules, truth = self.game.rules, self.game.truth
        kinds: dict[tuple, set] = {}
        for row, answers in enumerate(map(tuple, truth.tolist())):
            kinds.setdefault(answers, set()).add(rules.goals[row])
        whole: dict[frozenset, float] = {}
        for row, answers in enumerate(map(tuple, truth.tolist())):
            mark = frozenset(kinds[answers])
            key = mark if self.settings.find == "Its type" else frozenset([answers])
            whole[key] = whole.get(key, 0.0) + rules.prior_of[row]
        return [*whole.values()]

    @cached_property
    def huffman(self) -> float:
        heap, cost = [*self.classes], 0.0
        heapify(heap)
        while len(heap) > 1:
            made = heappop(heap) + heappop(heap)
            cost += made
            heappush(heap, made)
        return cost

    @cached_property
    def wide(self) -> float:
        """What the number of legs can tell beyond 1 bit, asked once."""
        game = self.game
        legs = next(q for q, one in enumerate(game.questions) if len(one.answers) > 2)
        shares = sorted(game.share(0, legs, a) for a in range(6))
        p = np.array([s for s in shares if s > 0])
        if p[-1] > 0.5:
            p = p[:-1]
            return float(-(p * np.log2(p / p.sum())).sum())
        return float(-(p * np.log2(p)).sum()) - 1
