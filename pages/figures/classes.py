"""How a table's classes are written: in counts, on marbles, in titles."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.keys import Word, keyed
from pages.figures.lettering import cut_in_the_middle, shortened
from pages.words.numbers import of_rows
from pages.words.sentences import tallied

LONGEST = 24  # letters of a name
WIDTHS = (200, 140, 100, 70, 56)  # pixels of a name that is cut, wide to narrow
MOST_LINES = 3  # of a title with its key


def contents(counts: np.ndarray, classes: Sequence[str]) -> str:
    """Write counts with their classes, 9 Yes, 5 No; of many classes how many."""
    parts = tallied(counts, classes, lambda word: shortened(word or "(missing)", 14))
    if len(parts) < 4:
        return ", ".join(parts)
    return f"{of_rows(counts.sum())} of {len(parts)} kinds"


def marks(classes: Sequence[str]) -> list[str]:
    """Return what stands on a marble of each class; no two classes share it.

    One or two letters that no other class begins with; where there are none, a number.
    """
    plain = [" ".join(word.split()) or "?" for word in classes]
    found = [_beginning(at, plain) for at in range(len(plain))]
    free = (str(n) for n in range(1, 2 * len(plain) + 1) if str(n) not in found)
    return [mark or next(free) for mark in found]


def _beginning(at: int, words: Sequence[str]) -> str:
    """Return the shortest beginning of one word that is its own, or nothing."""
    for length in (1, 2):
        begins = [word[:length].casefold() for word in words]
        if begins.count(begins[at]) == 1:
            return words[at][0].upper() + words[at][1:length]
    return ""


def class_names(classes: Sequence[str]) -> list[str]:
    """Return the classes' names, each with its mark where that is a number."""
    names = []
    for word, mark in zip(classes, marks(classes), strict=True):
        name = shortened(word or "(missing)", LONGEST)
        own = (word or "?").strip().casefold().startswith(mark.casefold())
        names.append(name if own else f"{mark}: {name}")
    return names


def marked_words(classes: Sequence[str]) -> list[Word]:
    """Return the classes' names with the marks that stand on their marbles."""
    return _dotted(class_names(classes))


def class_words(classes: Sequence[str]) -> list[Word]:
    """Return the classes' names, each in its colour after a dot of it."""
    return _dotted([shortened(word or "(missing)", LONGEST) for word in classes])


def class_key(
    title: str, classes: Sequence[str], room: float, beside: Sequence[str] = ()
) -> list[Word]:
    """Return the classes' names, short enough for a few lines of `room` pixels.

    Names are cut in the middle, as numbers stand at their ends; where even short ones
    are too many, the last are counted. After the titles `beside` it they are the same.
    """
    for wide in WIDTHS:
        cut = [cut_in_the_middle(word or "(missing)", wide) for word in classes]
        words = _dotted(cut)
        if keyed(title, words, room, beside)[1] <= MOST_LINES:
            break
    n, shown = len(words), words
    while len(shown) > 2 and keyed(title, shown, room, beside)[1] > MOST_LINES:
        n -= 1
        shown = [*words[:n], (f"and {len(words) - n} more", theme.MUTED)]
    return shown


def _dotted(names: Sequence[str]) -> list[Word]:
    return [(f"● {name}", theme.class_colour(at)) for at, name in enumerate(names)]
