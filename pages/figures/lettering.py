"""Words that must fit into a box: how wide they are, where they break, what is cut."""

import re
from functools import lru_cache
from html import unescape

SIZE = 12  # pixels, the font size of what is measured unless another is given
# Shares of the font size, those of Verdana's bold face and its kin: no wider font
# stands before them in Plotly's own list.
SHARES = {
    **dict.fromkeys("ijl.,:;'| ", 0.41),
    **dict.fromkeys("frt-!", 0.5),
    **dict.fromkeys("mwMW@%", 1.12),
    **dict.fromkeys("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", 0.5),
    **dict.fromkeys("₀₁₂₃₄₅₆₇₈₉", 0.6),
    "?": 0.62,
}
TAG = re.compile("</?(?:b|span|br|sup)\\b[^>]*>")
SMALL, LARGE, STRANGE, THINNER = 0.72, 0.86, 1.12, 0.93  # the last: no bold face


def pixels(line: str, size: int = SIZE) -> float:
    """Return about how wide a label's line is at most, its tags left aside."""
    return size * _width(line)


@lru_cache(4096)  # the same words stand at many steps, and in two drawings
def _width(line: str) -> float:
    """Return how wide a line is, as a multiple of its font's size."""
    seen = unescape(TAG.sub("", line))
    return sum(map(_share, seen)) * (1 if "<b>" in line else THINNER)


@lru_cache(1024)
def _share(letter: str) -> float:
    if not letter.isascii():
        return SHARES.get(letter, STRANGE)
    small = letter.islower() or letter.isdigit()
    return SHARES.get(letter, SMALL if small else LARGE)


def wrapped(text: str, letters: int, most: int) -> list[str]:
    """Return text in at most two lines, broken at a blank after at most `letters`.

    A word is left whole up to `most` letters: the box is as wide as it needs.
    """
    head = text.rfind(" ", 0, letters + 1)
    if len(text) <= letters or head <= 0:
        return [shortened(text, most)]
    return [shortened(text[:head], most), shortened(text[head + 1 :], most)]


def shortened(text: str, letters: int) -> str:
    """Return text that fits into a box, with an ellipsis where some was left out.

    Plotly reads a few HTML tags in text, and a table's words may hold anything.
    """
    short = text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;")


def cut_in_the_middle(
    text: str, room: float, size: int = SIZE, *, head: str = "", tail: str = ""
) -> str:
    """Return words between a head and a tail, cut to so many pixels.

    What is left out is in the middle: a question's number stands at its end. Head and
    tail may hold tags, the text may not.
    """
    found = f"{head}{shortened(text, len(text))}{tail}"  # three letters stay whole
    for most in range(len(text), 3, -1):
        said = text
        if most < len(text):
            said = f"{text[: most - most // 2 - 1].rstrip()}…{text[-(most // 2) :]}"
        found = f"{head}{shortened(said, len(said))}{tail}"
        if pixels(found, size) <= room:
            break
    return found
