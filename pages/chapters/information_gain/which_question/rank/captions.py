"""What is written below the bags, as far as there is room."""

from pages.figures import theme
from pages.figures.lettering import shortened
from pages.figures.shapes import words

from .hung import CAPTIONED_UP_TO, Bag

GAP = 6  # pixels between a bag and its caption
LINE = 17  # pixels a line is high, at most
SMALL_LETTER, SMALL = 6, 11  # width and size of letters in captions of narrow bags
Ends = tuple[float, float]
LINES = 5  # below the bags there is room for so many


def captions(bags: list[Bag], below: float, before: float) -> list[dict]:
    """Write what is in each bag below it, as far as there is room."""
    enough = len(f"{before:.3f}")
    narrow = [bag for bag in bags if bag.letters < enough]
    shapes, taken = [], [[] for _ in range(LINES)]
    for bag in bags:
        if bag.letters >= enough:
            lines = _lines(bag, is_tall=not narrow)
            up = -GAP - LINE * len(lines) // 2
            text = "<br>".join(lines)
            shapes.append(words(bag.middle, below, text, theme.INK, up=up))
            for line in taken[: len(lines)]:
                line.append(bag.ends)
    if len(bags) > CAPTIONED_UP_TO:
        return [*shapes, *_answers(narrow, below)]
    return [*shapes, *_beside(narrow, taken, below)]


def _lines(bag: Bag, is_tall: bool) -> list[str]:
    """Return answer, counts where there is room, on two lines if need be, impurity."""
    middle = [bag.holds] if len(bag.holds) <= bag.letters else []
    halves = bag.holds.split(", ")
    fit = len(halves) == 2 and max(map(len, halves)) <= bag.letters
    if is_tall and fit and not middle:
        middle = halves
    end = [bag.impurity] if bag.impurity else []
    return [f"<b>{shortened(bag.answer, bag.letters)}</b>", *middle, *end]


def _answers(narrow: list[Bag], below: float) -> list[dict]:
    """Write only the answers, where they fit: there are too many bags for more."""
    return [
        _small(bag.middle, f"<b>{shortened(bag.answer, bag.letters)}</b>", 0, below)
        for bag in narrow
        if bag.letters >= 2
    ]


def _beside(narrow: list[Bag], taken: list[list[Ends]], below: float) -> list[dict]:
    """Write answer and impurity on the first line where nothing else is written.

    Near the edges a caption moves inwards, so that nothing of it is cut off; where
    every line is full it is left out.
    """
    shapes = []
    for bag in narrow:
        answer = shortened(bag.answer, 12)
        says = f"<b>{answer}</b>: {bag.impurity}" if bag.impurity else answer
        half = (len(f"{answer}: {bag.impurity} ") * SMALL_LETTER) / bag.room / 2
        x = min(max(bag.middle, half), 1 - half)
        low, high = x - half, x + half
        for at, line in enumerate(taken):
            if all(end <= low or high <= begin for begin, end in line):
                line.append((low, high))
                shapes.append(_small(x, says, at, below))
                break
    return shapes


def _small(x: float, text: str, line: int, below: float) -> dict:
    """Write small words on this line below the bags."""
    up = -GAP - LINE * line - LINE // 2
    return words(x, below, text, theme.INK, up, SMALL)
