"""The tests at the nodes, judged again: gains, tails, other deals, stopped trees."""

import random
from collections import Counter
from functools import cached_property
from itertools import pairwise
from math import comb, exp, lgamma, log

from engines.decision_trees import grow_id3

from .evidence import NEAR
from .plain_gains import answers_of, plain_gain
from .said import word

DOUBT = 1e-4
MOST_DEALS = 5000
N_OWN = 40  # deals of our own at a node, in words
SURE = 1e-6  # so seldom chance makes them contradict a verdict that is right
MORE, NEAR_IT, LUCK = "more", "near", "luck"
NONE, FEW, MANY, ALL = "none", "fewer than half", "half or more, not all", "all"


class Node:
    """A node that asks in the whole tree: its rows, and the test of its question."""

    def __init__(self, seen: "Tested", decision, test) -> None:
        """Read its rows again."""
        self.seen, self.test = seen, test
        self.number, self.asks = decision.node.number, decision.question.attribute
        self.rows = decision.node.rows.tolist()
        self.weights = decision.node.weights.tolist()
        self.labels = [seen.label[row] for row in self.rows]
        self.children = decision.children
        self.parent = decision.node.parent

    @cached_property
    def gains(self) -> dict[str, float]:
        """What every question gains here."""
        return {name: self.gain(name, self.labels) for name in self.seen.names}

    def gain(self, name: str, labels: list[str]) -> float:
        seen = self.seen
        given = self.rows, labels, self.weights, seen.missing
        return plain_gain(seen.table, name, *given)

    @property
    def best(self) -> float:
        return max(self.gains.values())

    @property
    def n_deals(self) -> int:
        """In how many ways its classes can be dealt."""
        tally = Counter(self.labels)
        found, upto = 1, 0
        for k in tally.values():
            upto += k
            found *= comb(upto, k)
        return found

    @property
    def n(self) -> int:
        return len(self.test.shuffled)

    @property
    def k(self) -> int:
        return sum(float(one) >= self.best - NEAR for one in self.test.shuffled)

    @property
    def is_exact(self) -> bool:
        return self.n_deals <= MOST_DEALS

    @property
    def p(self) -> float:
        return self.k / self.n if self.is_exact else (1 + self.k) / (1 + self.n)

    @property
    def error(self) -> float:
        return 0.0 if self.is_exact else (self.p * (1 - self.p) / self.n) ** 0.5

    @cached_property
    def verdict(self) -> str:
        """What is to be said of it, by binomial tails added up one by one."""
        level = self.seen.level
        if self.is_exact:
            return MORE if self.p <= level + NEAR else LUCK
        if tail(self.n, level, range(self.k + 1)) <= DOUBT:
            return MORE
        is_luck = tail(self.n, level, range(self.k, self.n + 1)) <= DOUBT
        return LUCK if is_luck else NEAR_IT

    @cached_property
    def agrees(self) -> bool:
        """Whether deals of our own do not contradict the verdict."""
        if self.seen.table.numbers or len(self.rows) > 60:
            return True
        rng, deal, k = random.Random(self.number), [*self.labels], 0
        for _ in range(N_OWN):
            rng.shuffle(deal)
            gains = (self.gain(name, deal) for name in self.seen.names)
            k += max(gains) >= self.best - NEAR
        level = self.seen.level
        if self.verdict == MORE:
            return tail(N_OWN, level, range(k, N_OWN + 1)) > SURE
        if self.verdict == LUCK:
            return tail(N_OWN, level, range(k + 1)) > SURE
        return True

    @property
    def one_a_row(self) -> list[str]:
        n, seen = len(self.rows), self.seen
        return [
            name
            for name in seen.names
            if answers_of(seen.table, name, self.rows, seen.missing) == n
        ]


class Tested:
    """The record's tree and tests, read again."""

    def __init__(self, record) -> None:
        """Take the tree apart."""
        self.record, self.settings = record, record.settings
        self.table, self.missing = record.table, record.settings.missing
        self.level = record.settings.level
        self.names = [n for n in self.table.columns if n != self.table.target]
        self.cells = {name: self.table.column(name) for name in self.names}
        self.label = self.table.column(self.table.target)
        tests = {test.node: test for test in record.tests}
        self.nodes = [
            Node(self, decision, tests.get(decision.node.number))
            for decision in record.decisions[1:]
        ]
        self.of = {node.number: node for node in self.nodes}
        self.root = record.decisions[0].node

    @cached_property
    def tested(self) -> list[Node]:
        """The nodes at which one of the two trees asks."""
        return [node for node in self.nodes if self.comes(node)]

    def comes(self, node: Node) -> bool:
        """Tell whether one of the trees comes to a node, by the tests on its way."""
        if node.test is None:
            return False
        up = self.ups(node)
        return not any(map(self.is_little, up)) or not any(map(self.is_luck, up))

    def ups(self, node: Node) -> list[Node]:
        """Return the nodes above."""
        found = []
        while node.parent is not None:
            node = self.of[node.parent]
            found.append(node)
        return found

    def is_little(self, node: Node) -> bool:
        least = self.settings.least
        return bool(least) and node.best <= least + NEAR

    def is_luck(self, node: Node) -> bool:
        return node.test is None or node.verdict == LUCK

    def place(self, node: Node) -> str:
        """Say how a node is reached."""
        path = [node, *self.ups(node)]
        said = []
        for below, above in pairwise(path):
            (answer,) = (c.answer for c in above.children if c.number == below.number)
            sign = "" if answer[:1] in ("≤", ">") and answer else "= "
            said.append(f"{word(above.asks)} {sign}{word(answer)}")
        if len(said) > 2:
            return f"after {len(said)} answers, the last {said[0]}"
        return ", ".join(said[::-1]) or "the root"

    def tree(self, ends) -> tuple[int, int, float]:
        """Return the questions, leaves and wrong rows of a tree that ends at some."""
        asked = leaves = 0
        wrong = 0.0
        waiting = [self.root]
        while waiting:
            one = waiting.pop()
            node = self.of.get(one.number)
            if node is None or ends(node):
                leaves += 1
                wrong += self.wrong(one.rows.tolist(), one.weights.tolist())
                continue
            asked += 1
            waiting += node.children
            gone = {row for child in node.children for row in child.rows.tolist()}
            wrong += self.wrong_aside(node, gone)
        return asked, leaves, wrong

    def weighed(self, rows, weights) -> Counter:
        tally: Counter = Counter()
        for row, weight in zip(rows, weights, strict=True):
            tally[self.label[row]] += weight
        return tally

    def wrong(self, rows, weights) -> float:
        tally = self.weighed(rows, weights)
        return sum(tally.values()) - max(tally.values(), default=0)

    def wrong_aside(self, node: Node, gone: set[int]) -> float:
        """Return the rows that go no further and are not what the node says."""
        tally = self.weighed(node.rows, node.weights)
        order = [c for c in self.record.trees[0].classes if tally[c]]
        says = max(order, key=lambda one: (round(tally[one], 9), -order.index(one)))
        pairs = zip(node.rows, node.weights, strict=True)
        left = [(row, weight) for row, weight in pairs if row not in gone]
        return sum(weight for row, weight in left if self.label[row] != says)

    @cached_property
    def by_gain(self) -> tuple[int, int, float]:
        return self.tree(self.is_little)

    @cached_property
    def by_luck(self) -> tuple[int, int, float]:
        return self.tree(self.is_luck)

    @cached_property
    def n_real(self) -> int:
        return len(grow_id3(self.settings.table, missing=self.missing)) - 1

    @property
    def counts(self) -> Counter:
        return Counter(node.verdict for node in self.tested)

    @property
    def right(self) -> set[str]:
        """What wins the bet."""
        n, counts = len(self.tested), self.counts
        most = counts[MORE] + counts[NEAR_IT]
        return {_how_many(k, n) for k in range(counts[MORE], most + 1)}


def _how_many(k: int, n: int) -> str:
    if n == 1:
        return "yes" if k else "no"
    if k in (0, n):
        return ALL if k else NONE
    return FEW if k < n / 2 else MANY


def tail(n: int, p: float, ks) -> float:
    """Return the binomial chance of these counts."""
    return sum(
        exp(
            lgamma(n + 1)
            - lgamma(k + 1)
            - lgamma(n - k + 1)
            + k * log(p)
            + (n - k) * log(1 - p)
        )
        for k in ks
    )
