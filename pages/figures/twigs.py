"""The nodes of a drawn tree: their words and their places, in two ways of drawing.

From left to right where the window is wide, each leaf in a row of its own; as a list
from the top down, indented by depth, where it is narrow. No two boxes ever overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from pages.figures import theme
from pages.figures.keys import coloured
from pages.figures.lettering import pixels, shortened, wrapped

SIZE = 11  # pixels, of all words
EDGE, PADDING, INDENT = 18, 5, 10  # pixels: between columns, beside words, for a depth
MANY_LEAVES = 7  # from here on each box is one line
WRAP, MOST, MOST_ANSWER = 14, 24, 16  # letters: broken after, cut after, an answer's
FEWEST, MOST_REST = 9, 30  # letters: of words in a deep list, of further lines
LIST_ROOM = 232  # pixels that a list takes, if its words can be cut to that
FULL, COMPACT, LISTED = "full", "compact", "listed"
# By how a tree is drawn, pixels for each row: at least, and at most.
ROWS = {FULL: (41, 66), COMPACT: (22, 34), LISTED: (18, 30)}
HALF = 0.45  # of a row: a box reaches so far above and below its middle


@dataclass(frozen=True)
class Twig:
    """A node as it is drawn; its parent comes before it in the sequence."""

    parent: int | None
    answer: str  # the parent's answer that leads here
    lines: tuple[str, ...]  # its words while it asks nothing
    shares: tuple[float, ...] = ()  # of its classes, as a bar under the words
    born: int = 0  # the first step at which it is there
    colour: str | None = None  # of its frame
    ink: str = theme.INK  # of its words while it asks nothing
    asked: int | None = None  # the first step at which it has asked
    question: tuple[str, ...] = ()  # its words from then on
    dots: tuple[int, ...] = ()  # the class of each of its rows, where they are few

    def at(self, step: int) -> "Twig":
        """Return it as it stands at this step: what it will ask is not known."""
        return self if self.asks(step) else replace(self, asked=None)

    def asks(self, step: int) -> bool:
        """Tell whether it has asked its question by this step."""
        return self.asked is not None and step >= self.asked

    def words(self, asks: bool, kind: str, room: float = inf) -> str:
        """Return the box's text: the answer, then question or leaf.

        A line alone is cut so that it fits into so many pixels.
        """
        first, *rest = self.question if asks else self.lines
        ink = theme.INK if asks else self.ink
        answer = [shortened(self.answer, MOST_ANSWER)] if self.answer else []
        if kind != FULL:
            one = " ".join((first, *rest)) if asks else first
            for most in range(MOST, FEWEST, -1):
                text = ": ".join([*answer, _bold(shortened(one, most), ink)])
                if pixels(text, SIZE) <= room:
                    break
            return text
        # Dots and bars need the room of a second line.
        full = bool(rest) or (not asks and bool(self.dots or self.shares))
        main = [shortened(first, MOST)] if full else wrapped(first, WRAP, MOST)
        rest = [shortened(line, MOST_REST) for line in rest]
        return "<br>".join([*answer, *(_bold(line, ink) for line in main), *rest])

    @property
    def apart(self) -> int:
        """The pixels from one of its dots to the next."""
        return 8 if len(self.dots) <= 16 else 5

    def width(self, kind: str, room: float = inf) -> float:
        """Return the pixels its words and dots need, whether it has asked or not."""
        texts = [self.words(False, kind, room)]
        if self.asked is not None:
            texts.append(self.words(True, kind, room))
        words = [
            max(pixels(line, SIZE) for line in text.split("<br>")) for text in texts
        ]
        dots = 0 if kind == COMPACT else self.apart * len(self.dots)
        if kind == LISTED:
            words[0] += dots + PADDING
            dots = 0
        return max(*words, dots, 32) + 2 * PADDING


def _bold(line: str, ink: str) -> str:
    return f"<b>{line}</b>" if ink == theme.INK else coloured(f"<b>{line}</b>", ink)


@dataclass(frozen=True)
class Place:
    """A twig with its place: left and right end in pixels, and its row."""

    twig: Twig
    left: float
    right: float
    row: float
    room: float = inf  # pixels for its words


@dataclass(frozen=True)
class Places:
    """All places of a tree, and the way it is drawn."""

    kind: str
    each: tuple[Place, ...]

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return round(max(place.row for place in self.each)) + 1

    @property
    def width(self) -> int:
        """How many pixels the words need."""
        return round(max(place.right for place in self.each)) + 2


def from_the_left(twigs: Sequence[Twig], kind: str = "") -> Places:
    """Give every twig its place: columns by depth, leaves numbered from the top.

    Without a `kind` the number of leaves decides how they are drawn.
    """
    children, depths = _children(twigs), _depths(twigs)
    rows = _rows(children, len(twigs))
    n_leaves = sum(i not in children for i in range(len(twigs)))
    kind = kind or (COMPACT if n_leaves >= MANY_LEAVES else FULL)
    widths = [0] * (max(depths) + 1)
    for twig, depth in zip(twigs, depths, strict=True):
        widths[depth] = max(widths[depth], round(twig.width(kind)))
    left = [2 + sum(widths[:depth]) + EDGE * depth for depth in range(len(widths))]
    each = (
        Place(twig, left[depth], left[depth] + widths[depth], row)
        for twig, depth, row in zip(twigs, depths, rows, strict=True)
    )
    return Places(kind, tuple(each))


def from_the_top(twigs: Sequence[Twig]) -> Places:
    """Give every twig a row of its own below its parent, indented by its depth."""
    order, depths = [*_walk(_children(twigs), 0)], _depths(twigs)
    rows = {i: float(row) for row, i in enumerate(order)}
    each = (
        Place(twig, left, left + twig.width(LISTED, room), rows[i], room)
        for i, twig in enumerate(twigs)
        for left in [2 + INDENT * depths[i]]
        for room in [LIST_ROOM - left - 2 * PADDING]
    )
    return Places(LISTED, tuple(each))


def _children(twigs: Sequence[Twig]) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {}
    for i, twig in enumerate(twigs):
        found.setdefault(twig.parent, []).append(i)
    return found


def _depths(twigs: Sequence[Twig]) -> list[int]:
    depths: list[int] = []
    for twig in twigs:
        depths.append(0 if twig.parent is None else depths[twig.parent] + 1)
    return depths


def _walk(children: dict[int | None, list[int]], i: int) -> Iterator[int]:
    """Yield a twig and all below it, the first child's before the second."""
    yield i
    for child in children.get(i, ()):
        yield from _walk(children, child)


def _rows(children: dict[int | None, list[int]], n_twigs: int) -> list[float]:
    """Return each twig's row: leaves one below the other, parents in the middle."""
    rows = [0.0] * n_twigs
    leaves = 0
    for i in reversed([*_walk(children, 0)]):
        if i in children:
            rows[i] = (rows[children[i][0]] + rows[children[i][-1]]) / 2
        else:
            leaves += 1
            rows[i] = float(-leaves)
    return [row + leaves for row in rows]
