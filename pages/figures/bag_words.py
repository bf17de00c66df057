"""What is written on the marbles of a bag and below it: letters, counts, captions."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Question, Ranking
from pages.figures import theme
from pages.figures.lettering import shortened
from pages.figures.shapes import words as written
from pages.words.sentences import tallied

GAP = 6  # pixels between a bag and its caption
LETTER, LINE = 7, 17  # pixels a letter is wide and a line high, at most
SMALL_LETTER, SMALL = 6, 11  # the same for captions of narrow bags, and their size
LINES = 5  # below the bags there is room for so many
CAPTIONED_UP_TO = 12  # bags: of more, each has at most what fits below it
NARROWEST = 340  # pixels a panel of bags has on a phone


def contents(counts: np.ndarray, classes: Sequence[str]) -> str:
    """Write counts with their classes, 9 Yes, 5 No; of many classes how many."""
    parts = tallied(counts, classes, lambda word: shortened(word or "(missing)", 14))
    if len(parts) < 4:
        return ", ".join(parts)
    return f"{counts.sum():g} of {len(parts)} kinds"


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


def legend_names(classes: Sequence[str]) -> list[str]:
    """Return the classes' names for a legend, with the mark where it is a number."""
    names = []
    for word, mark in zip(classes, marks(classes), strict=True):
        name = shortened(word or "(missing)", 24)
        own = (word or "?").strip().casefold().startswith(mark.casefold())
        names.append(name if own else f"{mark}: {name}")
    return names


def legend_lines(names: Sequence[str]) -> int:
    """Return how many lines a legend of these names takes on a phone, at most."""
    widest = 45 + LETTER * max(map(len, names), default=0)
    return -(-len(names) // max(1, NARROWEST // widest))


def captions(
    places: Sequence[tuple[float, float, int]],
    ranking: Ranking,
    question: Question,
    below: float,
) -> list[dict]:
    """Write what is in each bag below it: `places` holds (middle, width, bag)."""
    enough = len(f"{ranking.before:.3f}")
    narrow = [place for place in places if _letters_in(place[1]) < enough]
    shapes, taken = [], [[] for _ in range(LINES)]
    for middle, width, child in places:
        if (middle, width, child) in narrow:
            continue
        lines = _lines(_letters_in(width), ranking, question, child)
        up = -GAP - LINE * len(lines) // 2
        shapes.append(written(middle, below, "<br>".join(lines), theme.INK, up=up))
        for line in taken[: len(lines)]:
            line.append((middle - width / 2, middle + width / 2))
    if len(places) > CAPTIONED_UP_TO:
        return [*shapes, *_answers(narrow, question, below)]
    return [*shapes, *_beside(narrow, question, below, taken)]


def _letters_in(width: float) -> int:
    """Return how many letters fit under a bag that takes this share of the panel."""
    return int(width * NARROWEST / LETTER)


def _lines(most: int, ranking: Ranking, question: Question, child: int) -> list[str]:
    """Return answer, counts where there is room for them, and impurity."""
    answer = shortened(question.answers[child] or "(missing)", most)
    counts = contents(question.counts[child], ranking.classes)
    middle = [counts] if len(counts) <= most else []
    return [f"<b>{answer}</b>", *middle, f"{question.impurities[child]:.3f}"]


def _answers(narrow: list[tuple], question: Question, below: float) -> list[dict]:
    """Write only the answers, where they fit: there are too many bags for more."""
    return [
        _small(middle, below, f"<b>{shortened(answer, most)}</b>", 0)
        for middle, width, child in narrow
        if (most := _letters_in(width)) >= 2
        and (answer := question.answers[child] or "(missing)")
    ]


def _beside(narrow: list[tuple], question, below: float, taken: list) -> list[dict]:
    """Write answer and impurity on the first line where nothing else is written.

    Near the edges a caption moves inwards, so that nothing of it is cut off; where
    every line is full it is left out.
    """
    shapes = []
    for middle, _, child in narrow:
        answer = shortened(question.answers[child] or "(missing)", 12)
        impurity = f"{question.impurities[child]:.3f}"
        half = len(f"{answer}: {impurity} ") * SMALL_LETTER / NARROWEST / 2
        x = min(max(middle, half), 1 - half)
        low, high = x - half, x + half
        for at, line in enumerate(taken):
            if all(end <= low or high <= begin for begin, end in line):
                line.append((low, high))
                text = f"<b>{answer}</b>: {impurity}"
                shapes.append(_small(x, below, text, at))
                break
    return shapes


def _small(x: float, y: float, text: str, line: int) -> dict:
    """Write small words on this line below y."""
    up = -GAP - LINE * line - LINE // 2
    return written(x, y, text, theme.INK, up, SMALL)
