"""The nodes of a drawn tree, and their words in each way of drawing it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from pages.figures import theme
from pages.figures.keys import coloured
from pages.figures.lettering import pixels, shortened, wrapped
from pages.figures.tree_looks import Look

SIZE = 11  # pixels, of all words
PADDING, BAR = 5, 30  # pixels: beside words, and of a bar behind them
WRAP, MOST, MOST_ANSWER = 14, 24, 16  # letters: broken after, cut after, an answer's
FEWEST, MOST_REST = 9, 30  # letters: of words in a deep list, of further lines
MOST_IN_LINE, MOST_ANSWER_IN_LINE = 36, 24  # letters: where a list has the room
MOSTLY = " (mostly)"  # of a leaf that says a class some of its rows are not of
FULL, COMPACT, LISTED, TIGHT = "full", "compact", "listed", "tight"


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
    note: str = ""  # a few words more
    look: Look | None = None  # how its frame is singled out
    noted: int = 0  # the first step at which note and look are there
    says: tuple[tuple[int, str], ...] = ()  # (first step, under the pointer from then)
    part: float = 1.0  # its part of all rows
    is_rest: bool = False  # it stands for children that are not drawn

    def at(self, step: int) -> "Twig":
        """Return it as it stands at this step: what is to come is not known."""
        now = self if self.asks(step) else self._unasked
        return now if self.is_noted(step) else now._unnoted

    @cached_property
    def _unasked(self) -> "Twig":
        return self if self.asked is None else replace(self, asked=None)

    @cached_property
    def _unnoted(self) -> "Twig":
        return replace(self, note="", look=None)

    def asks(self, step: int) -> bool:
        """Tell whether it has asked its question by this step."""
        return self.asked is not None and step >= self.asked

    def is_noted(self, step: int) -> bool:
        """Tell whether its note and look are there by this step."""
        return step >= self.noted

    def words(
        self, asks: bool, kind: str, room: float = inf, is_noted: bool = True
    ) -> str:
        """Return the box's text: the answer, then question or leaf, then its note.

        A line alone is cut so that it fits into so many pixels.
        """
        first, *rest = self.question if asks else self.lines
        note = [shortened(self.note, MOST_REST)] if self.note and is_noted else []
        ink = theme.INK if asks else self.ink
        if kind != FULL:
            one = " ".join((first, *rest)) if asks else first
            return self._in_a_line(one, note, ink, room)
        answer = [shortened(self.answer, MOST_ANSWER)] if self.answer else []
        # Dots and bars need the room of a second line.
        full = bool(rest) or (not asks and bool(self.dots or self.shares))
        main = [shortened(first, MOST)] if full else wrapped(first, WRAP, MOST)
        rest = [shortened(line, MOST_REST) for line in rest]
        return "<br>".join([*answer, *(_bold(one, ink) for one in main), *rest, *note])

    def _in_a_line(self, one: str, note: list[str], ink: str, room: float) -> str:
        """Return the answer, these words and a note, cut as little as need be."""
        bare = one.removesuffix(MOSTLY)  # which the bar beside it shows
        cut = [(bare, MOST_ANSWER, most) for most in range(MOST, FEWEST, -1)]
        tries = [(one, MOST_ANSWER, MOST), *cut]
        if room < inf:
            mosts = [(said, MOST_IN_LINE) for said in (one, bare)]
            mosts += [(bare, most) for most in range(MOST_IN_LINE - 1, MOST_ANSWER, -1)]
            tries = [(said, MOST_ANSWER_IN_LINE, most) for said, most in mosts] + tries
        for said, most_answer, most in tries:
            answer = [shortened(self.answer, most_answer)] if self.answer else []
            main = ": ".join([*answer, _bold(shortened(said, most), ink)])
            text = " ".join([main, *note])
            if pixels(text, SIZE) <= room:
                break
        return text

    @property
    def apart(self) -> int:
        """The pixels from one of its dots to the next."""
        return 8 if len(self.dots) <= 16 else 5

    @property
    def is_mixed(self) -> bool:
        """Whether its rows are of several classes."""
        return sum(share > 0 for share in self.shares) > 1

    def width(self, kind: str, room: float = inf) -> float:
        """Return the pixels its words and dots need, whether it has asked or not."""
        words = [_widest(self.words(False, kind, room))]
        if self.asked is not None:
            words.append(_widest(self.words(True, kind, room)))
        dots = 0 if kind == COMPACT else self.apart * len(self.dots)
        if kind in (LISTED, TIGHT):
            words[0] += (dots or (kind == TIGHT and self.is_mixed) * BAR) + PADDING
            dots = 0
        return max(*words, dots, 32) + 2 * PADDING


def _widest(text: str) -> float:
    return max(pixels(line, SIZE) for line in text.split("<br>"))


def _bold(line: str, ink: str) -> str:
    return f"<b>{line}</b>" if ink == theme.INK else coloured(f"<b>{line}</b>", ink)


def phases_of(
    twig: Twig, lit: Sequence[bool], n_steps: int
) -> list[tuple[int, int, bool]]:
    """Return (first, last, whether lit) for each run of steps that looks the same."""
    found, first = [], twig.born
    for step in range(first, n_steps):
        new = step + 1 in (n_steps, twig.asked)
        new |= bool(twig.note or twig.look) and step + 1 == twig.noted
        if new or lit[step] != lit[step + 1]:
            found.append((first, step, lit[step]))
            first = step + 1
    return found
