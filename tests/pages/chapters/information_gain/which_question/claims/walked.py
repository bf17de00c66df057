"""The learner's tree: its bags, why they end, and its bits, from the words."""

from collections import Counter
from functools import cached_property
from math import floor

from pages.chapters.information_gain.which_question.grow.rule import growing_of

from .evidence import NEAR, Seen
from .parted import Parted
from .said import word
from .twigs import Twig

ALIKE = "its rows are alike in every attribute, yet their classes differ"
SILENT = "those of its rows that answer a question all answer it alike"
NO_GAIN = "no question gains more than the least gain asked for"
DEEP = "it is as deep as the tree may grow"
SMALL = "it has fewer rows than a node needs to be split"
BY_RULE = (NO_GAIN, DEEP, SMALL)


class Walked(Seen):
    """The learner's tree, asked again from the words."""

    def __init__(self, record) -> None:
        """Take the rows that are learned from, and check that they may be."""
        super().__init__(record)
        learned, held = growing_of(self.settings).halves
        self.labelled = self.known
        self.known, self.held = learned.tolist(), held.tolist()
        assert sorted([*self.known, *self.held]) == self.labelled
        assert Counter(self.label[row] for row in self.held) == self._to_hold()
        self._twigs()

    def _to_hold(self) -> Counter:
        """Return how many rows of each class are to be held out."""
        share = self.settings.aside if self.settings.by_rule else 0.0
        if not share or len(self.labelled) < 8:
            return Counter()
        sizes = Counter(self.label[row] for row in self.labelled)
        wanted = {
            one: min(max(floor(share * n + 0.5), min(1, n - 1)), n - 1)
            for one, n in sizes.items()
        }
        return Counter({one: n for one, n in wanted.items() if n})

    # --- the learner's tree ---------------------------------------------------------

    def _root(self) -> Twig:
        return Twig(Parted(self, dict.fromkeys(self.known, 1.0)), 0)

    def _twigs(self) -> None:
        self.root = self._root()
        self.twigs = {0: self.root}
        for step, (number, name) in enumerate(self.questions, start=1):
            twig = self.twigs[number]
            twig.ask(name, step)
            born = [n for n in self.record.tree.nodes if n.parent == number]
            cut = twig.bag.cut(name)
            for node in born:
                answer = node.answer[:1] if cut is not None else node.answer
                self.twigs[node.number] = twig.children[answer]
            assert len(born) == len(twig.children)

    @cached_property
    def questions(self) -> list[tuple[int, str]]:
        """The questions in their order, each with the number of its node."""
        return [
            (d.node.number, d.question.attribute) for d in self.record.decisions[1:]
        ]

    def at(self, number: int) -> Parted:
        """Return the bag of a node."""
        return self.twigs[number].bag

    def place(self, number: int) -> str:
        """Say how a node is reached; a cut in writing keeps every row on its side."""
        nodes, said = self.record.tree.nodes, []
        node = nodes[number]
        while node.parent is not None:
            name = self.twigs[node.parent].name
            said.append(self.answered(node.parent, name, node.answer))
            node = nodes[node.parent]
        return ", ".join(said[::-1]) or "all rows"

    def answered(self, number: int, name: str, answer: str) -> str:
        """Say what was answered at a node, if it is true."""
        cut = self.at(number).cut(name)
        if cut is None or not answer:
            sign = " " if answer and answer[0] in "≤<>≥" else " = "
            return f"{word(name)}{sign}{word(answer)}"
        values = [float(self.cells[name][row]) for row in self._answering(number, name)]
        written = float(answer[2:])
        assert all((value <= written) == (value <= cut) for value in values)
        return f"{word(name)} {word(answer)}"

    def _answering(self, number: int, name: str) -> list[int]:
        return [row for row in self.at(number).parts if self.cells[name][row]]

    def children(self, step: int) -> dict[str, Twig]:
        """Return the bags that the question of a step makes, by the answer."""
        number, _ = self.questions[step - 1]
        nodes = self.record.tree.nodes
        return {
            word(node.answer): self.twigs[node.number]
            for node in nodes
            if node.parent == number
        }

    def share(self, number: int) -> float:
        """Return the share of all rows that come to a node."""
        return self.at(number).size / max(1, len(self.known))

    # --- why nothing is asked -------------------------------------------------------

    def why(self, twig: Twig, ruled: bool = True) -> str:
        """Return why nothing can be asked of a bag; nothing where something can."""
        bag = twig.bag
        if len(bag.parts) <= 1:
            return "only one row is left" if bag.parts else "no row has a label"
        if len(bag.labels) == 1:
            return "all its rows are of a single class"
        if bag.size <= 1 + NEAR:
            return "no more than one row's worth of parts is left"
        if not bag.useful:
            gaps = any(bag.silent(name) for name in self.names)
            return SILENT if gaps else ALIKE
        if ruled and self.settings.by_rule:
            return self._by_rule(twig)
        return SMALL if bag.size < 2 - NEAR else ""  # parts of rows

    def _by_rule(self, twig: Twig) -> str:
        asked, bag = self.settings, twig.bag
        if asked.deepest is not None and twig.depth >= asked.deepest:
            return DEEP
        if bag.size < asked.fewest - NEAR:
            return SMALL
        if asked.least_gain is None or bag.gain(bag.best) > asked.least_gain + 1e-11:
            return ""
        return NO_GAIN

    @cached_property
    def ends(self) -> list[Twig]:
        """The nodes at which nothing was asked."""
        return [twig for twig in self.root.walk() if not twig.name]

    @cached_property
    def open(self) -> list[Twig]:
        """Those at which something may be asked."""
        return [twig for twig in self.ends if not self.why(twig)]

    @cached_property
    def closed(self) -> list[Twig]:
        """Those that the rule has closed."""
        return [t for t in self.ends if self.why(t) and not self.why(t, ruled=False)]

    @property
    def is_finished(self) -> bool:
        """Whether nothing may be asked any more."""
        return not self.open

    # --- bits -----------------------------------------------------------------------

    def removed_at(self, number: int, name: str) -> float:
        """Return the bits of the whole that a question removes."""
        bag = self.at(number)
        return bag.going(name) / max(1, len(self.known)) * bag.paid(name)

    @cached_property
    def removed(self) -> float:
        """The bits that all questions removed."""
        return sum(self.removed_at(*question) for question in self.questions)

    @cached_property
    def aside(self) -> float:
        """The bits of the rows that stayed for want of an answer."""
        return sum(self.share(n) * self.at(n).stays(name) for n, name in self.questions)

    @cached_property
    def left(self) -> float:
        """The bits that are left where nothing was asked."""
        n = max(1, len(self.known))
        return sum(twig.bag.size / n * twig.bag.entropy for twig in self.ends)

    def missed(self, number: int, name: str) -> float:
        """Return by how much the best question there would have gained more bits."""
        bag = self.at(number)
        return max(map(bag.bits, bag.useful)) - bag.bits(name)

    @cached_property
    def regrets(self) -> float:
        """The regret of all questions, each weighed by its share."""
        return sum(self.share(n) * self.missed(n, name) for n, name in self.questions)
