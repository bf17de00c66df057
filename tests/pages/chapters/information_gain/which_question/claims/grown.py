"""The learner's tree and the machine's, walked and grown again from the words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import floor

from pages.chapters.information_gain.which_question.grow.rule import growing_of

from .evidence import NEAR, Seen
from .parted import Parted
from .said import word

ALIKE = "its rows are alike in every attribute, yet their classes differ"
SILENT = "those of its rows that answer a question all answer it alike"
NO_GAIN = "no question gains more than the least gain asked for"
DEEP = "it is as deep as the tree may grow"
SMALL = "it has fewer rows than a node needs to be split"
BY_RULE = (NO_GAIN, DEEP, SMALL)


@dataclass(eq=False)
class Twig:
    """A node of a tree of our own."""

    bag: Parted
    depth: int
    name: str = ""  # what is asked; nothing at an end
    step: int = 0  # the number of its question
    children: dict[str, "Twig"] = field(default_factory=dict)

    def ask(self, name: str, step: int) -> None:
        """Ask, and let the children be born."""
        self.name, self.step = name, step
        self.children = {
            answer: Twig(Parted(self.bag.seen, parts), self.depth + 1)
            for answer, parts in self.bag.children(name).items()
        }

    def walk(self) -> Iterator["Twig"]:
        """Yield it and all below it."""
        yield self
        for child in self.children.values():
            yield from child.walk()

    def ends(self, cells: dict, part: float = 1.0, upto: int = 10**6):
        """Yield where a row ends, and which part of it, after so many questions."""
        if not self.name or self.step > upto:
            yield self, part
            return
        cell = cells[self.name]
        if cell == "" and self.bag.way == "shared":
            sizes = {a: sum(p.values()) for a, p in self.answering.items()}
            for answer, size in sizes.items():
                share = part * size / sum(sizes.values())
                yield from self.children[answer].ends(cells, share, upto)
            return
        silent = cell == "" and self.bag.way == "left_out"
        child = None if silent else self.children.get(self.answer(cell))
        if child is None:
            yield self, part
        else:
            yield from child.ends(cells, part, upto)

    @cached_property
    def answering(self) -> dict:
        return self.bag.answering(self.name)

    def answer(self, cell: str) -> str:
        """Return which answer a cell gives."""
        return self.bag.answer(self.name, cell)


class Grown(Seen):
    """The learner's tree, walked again, and the machine's, grown again."""

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
            return f"{word(name)} = {word(answer)}"
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

    # --- other trees ----------------------------------------------------------------

    def finish(self, root: Twig, ruled: bool) -> Twig:
        """Ask the best question wherever one may be asked."""
        waiting = [twig for twig in root.walk() if not twig.name]
        n = sum(bool(twig.name) for twig in root.walk())
        while waiting:
            twig = waiting.pop(0)
            if not self.why(twig, ruled):
                n += 1
                twig.ask(twig.bag.best, n)
                waiting += twig.children.values()
        return root

    @cached_property
    def by_machine(self) -> Twig:
        """The machine's tree, by the rule."""
        return self.finish(self._root(), ruled=True)

    @cached_property
    def without_rule(self) -> Twig:
        """The machine's tree, without the rule."""
        return self.finish(self._root(), ruled=False)

    @cached_property
    def asked_on(self) -> Twig:
        """What the learner's tree becomes without the rule."""
        root = self._root()
        _again(self.root, root)
        return self.finish(root, ruled=False)

    @cached_property
    def machine(self) -> tuple[int, int, Counter]:
        """The machine's tree: its questions, its leaves, how often each is asked."""
        return counted(self.by_machine)

    # --- who is told rightly --------------------------------------------------------

    def says(self, root: Twig, row: int, upto: int = 10**6) -> str:
        """Return the class that a tree says of a row."""
        cells = {name: self.cells[name][row] for name in self.names}
        return self.likeliest(self.likely(root.ends(cells, upto=upto)))

    def likely(self, ends) -> dict[str, float]:
        """Return each class's share where a row ends."""
        found: dict[str, float] = dict.fromkeys(self.classes, 0.0)
        for twig, part in ends:
            for one, share in twig.bag.shares().items():
                found[one] += part * share
        return found

    def likeliest(self, likely: dict[str, float]) -> str:
        """Return the likeliest class, the first on a tie."""
        top = max(likely.values(), default=0.0)
        return next((one for one, s in likely.items() if s > top - NEAR), "")

    def right(self, root: Twig, rows: list[int], upto: int = 10**6) -> set[int]:
        """Return which of these rows a tree tells rightly."""
        return {row for row in rows if self.says(root, row, upto) == self.label[row]}

    def right_after(self, step: int) -> tuple[set[int], set[int]]:
        """Return which learned and which held-out rows are told rightly by then."""
        if step not in self._right:
            both = self.known, self.held
            self._right[step] = tuple(self.right(self.root, r, step) for r in both)
        return self._right[step]

    @cached_property
    def _right(self) -> dict:
        return {}

    @cached_property
    def errors(self) -> int:
        """The learned rows that the tree tells wrongly."""
        return len(self.known) - len(self.right_after(len(self.questions))[0])

    # --- the new row ----------------------------------------------------------------

    @cached_property
    def day(self) -> dict[str, str]:
        """The new row's answers."""
        return dict(self.settings.day)

    def walk(self) -> tuple[list[tuple[int, str, str]], int, tuple[str, str] | None]:
        """Follow the new row: what was heard, the last node, one that is not known."""
        at, heard, nodes = 0, [], self.record.tree.nodes
        while self.twigs[at].name:
            twig, name = self.twigs[at], self.twigs[at].name
            cell = self.day[name]
            answer = twig.answer(cell)
            silent = cell == "" and twig.bag.way != "answer"
            child = None if silent else twig.children.get(answer)
            if child is None:
                return heard, at, (name, cell)
            found = next(n for n in nodes if self.twigs[n.number] is child)
            heard.append((at, name, found.answer))
            at = found.number
        return heard, at, None


def _again(one: Twig, other: Twig) -> None:
    """Ask of another tree what was asked of one."""
    if one.name:
        other.ask(one.name, one.step)
        for answer, child in one.children.items():
            _again(child, other.children[answer])


def counted(root: Twig) -> tuple[int, int, Counter]:
    """Return a tree's questions, its leaves, and how often each is asked."""
    twigs = sorted(root.walk(), key=lambda twig: twig.step)
    asked = Counter(twig.name for twig in twigs if twig.name)
    return asked.total(), sum(not twig.name for twig in twigs), asked
