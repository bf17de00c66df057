"""What is written below the bags, as far as there is room."""

from pages.figures import theme
from pages.figures.lettering import shortened
from pages.figures.shapes import words

from .hung import CAPTIONED_UP_TO, LETTER, Bag

GAP = 6  # pixels between a bag and its caption
LINE = 17  # pixels a line is high, at most
SMALL_LETTER, SMALL = 6, 11  # width and size of letters in captions of narrow bags
SIZE = 13  # of letters elsewhere
MOST_LINES = 2  # of counts
Ends = tuple[float, float]
LINES = 5  # below the bags there is room for so many


def captions(bags: list[Bag], below: float, before: float) -> list[dict]:
    """Write what is in each bag below it, as far as there is room."""
    enough = len(f"{before:.3f}")
    narrow = [bag for bag in bags if bag.letters < enough]
    shapes, taken = [], [[] for _ in range(LINES)]
    for bag in bags:
        if bag.letters >= enough:
            lines, size = _lines(bag, is_tall=not narrow)
            up = -GAP - LINE * len(lines) // 2
            text = "<br>".join(lines)
            shapes.append(words(bag.middle, below, text, theme.INK, up=up, size=size))
            for line in taken[: len(lines)]:
                line.append(bag.ends)
    if len(bags) > CAPTIONED_UP_TO:
        return [*shapes, *_answers(narrow, below)]
    return [*shapes, *_beside(narrow, taken, below)]


def _lines(bag: Bag, is_tall: bool) -> tuple[list[str], int]:
    """Return answer, counts and impurity in lines, and the size of the letters.

    Where counts do not fit, letters are small; where they still do not, they give way.
    """
    end = [bag.impurity] if bag.impurity else []
    for letter, size in ((LETTER, SIZE), (SMALL_LETTER, SMALL)):
        letters = int(bag.width * bag.room / letter)
        middle = _wrapped(bag.holds.split(", "), letters)
        if 0 < len(middle) <= (MOST_LINES if is_tall else 1):
            return [f"<b>{shortened(bag.answer, letters)}</b>", *middle, *end], size
    return [f"<b>{shortened(bag.answer, bag.letters)}</b>", *end], SIZE


def _wrapped(parts: list[str], letters: int) -> list[str]:
    """Return parts joined in lines of at most so many letters; none if one is wider."""
    lines = parts[:1]
    for part in parts[1:]:
        longer = f"{lines[-1]}, {part}"
        if len(longer) <= letters:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines if max(map(len, lines)) <= letters else []


def _answers(narrow: list[Bag], below: float) -> list[dict]:
    """Write only the answers, where they fit: there are too many bags for more."""
    return [
        _small(bag.middle, f"<b>{shortened(bag.answer, bag.letters)}</b>", 0, below)
        for bag in narrow
        if bag.letters >= 2
    ]


def _beside(narrow: list[Bag], taken: list[list[Ends]], below: float) -> list[dict]:
    """Write answer, counts and impurity on the first line where nothing is written.

    Where that leaves no line for one of them, none has its counts.
    """
    for with_counts in (True, False):
        lines = [[*line] for line in taken]
        shapes = [_on_a_line(bag, lines, below, with_counts) for bag in narrow]
        if all(shapes):
            break
    return [shape for shape in shapes if shape]


def _on_a_line(
    bag: Bag, taken: list[list[Ends]], below: float, with_counts: bool
) -> dict | None:
    """Write a caption on the first line that is free, None where none is.

    Near the edges it moves inwards, so that nothing of it is cut off.
    """
    answer = shortened(bag.answer, 12)
    counts = [bag.holds] if with_counts else []
    rest = ", ".join([*counts, *([bag.impurity] if bag.impurity else [])])
    says = f"<b>{answer}</b>: {rest}" if rest else f"<b>{answer}</b>"
    half = (len(f"{answer}: {rest} ") * SMALL_LETTER) / bag.room / 2
    x = min(max(bag.middle, half), 1 - half)
    low, high = x - half, x + half
    for at, line in enumerate(taken):
        if all(end <= low or high <= begin for begin, end in line):
            line.append((low, high))
            return _small(x, says, at, below)
    return None


def _small(x: float, text: str, line: int, below: float) -> dict:
    """Write small words on this line below the bags."""
    up = -GAP - LINE * line - LINE // 2
    return words(x, below, text, theme.INK, up, SMALL)
