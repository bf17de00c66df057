"""Trees of our own: nodes that ask, and where a row ends below them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .parted import Parted


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


def ask_again(one: Twig, other: Twig) -> None:
    """Ask of another tree what was asked of one."""
    if one.name:
        other.ask(one.name, one.step)
        for answer, child in one.children.items():
            ask_again(child, other.children[answer])


def counted(root: Twig) -> tuple[int, int, Counter]:
    """Return a tree's questions, its leaves, and how often each is asked."""
    twigs = sorted(root.walk(), key=lambda twig: twig.step)
    asked = Counter(twig.name for twig in twigs if twig.name)
    return asked.total(), sum(not twig.name for twig in twigs), asked
