"""Coloured words that say what a colour stands for, where nothing can carry a name."""

from collections.abc import Sequence

from pages.figures import theme
from pages.figures.lettering import pixels
from pages.figures.plain import Figure

KEY_SIZE, TITLE_SIZE = 12, 14  # pixels
LINE = 16  # pixels from one line of a title to the next
TITLE = 30  # pixels above the axes, with a title of one line
Word = tuple[str, str]  # what it says, its colour
DASHES = {"solid": "―", "dash": "╴╴", "dot": "····"}  # how a line looks, in letters


def coloured(text: str, colour: str) -> str:
    """Return words in a colour, as Plotly's labels and titles take them."""
    return f"<span style='color:{colour}'>{text}</span>"


def line_word(name: str, line: dict) -> Word:
    """Return the name of a line for a key, after a bit of the line itself."""
    return f"{DASHES[line['dash']]} {name}", line["color"]


def lines_of_words(
    words: Sequence[Word], room: float, size: int = KEY_SIZE, begun: float = 0
) -> list[str]:
    """Return coloured words in lines of at most `room` pixels.

    The first line has `begun` pixels taken already.
    """
    lines, wide = [""], begun
    for text, colour in words:
        needed = pixels(f"{text}   ", size)
        if wide and wide + needed > room:
            lines.append("")
            wide = 0
        lines[-1] += ("  " if lines[-1] else "") + coloured(text, colour)
        wide += needed
    return lines


def keyed_figure(
    title: str,
    words: Sequence[Word],
    room: float,
    key: str,
    traces: Sequence[dict],
    beside: Sequence[str] = (),
    **layout: object,
) -> Figure:
    """Return a figure whose title ends in coloured words, in lines of `room` pixels.

    They break as they do after the longest of the titles `beside` it.
    """
    figure = theme.figure(title, key, traces, **layout)
    return figure.with_layout(**keyed_title(title, words, room, beside))


def keyed_title(
    title: str, words: Sequence[Word], room: float, beside: Sequence[str] = ()
) -> dict:
    """Return the parts of a layout that make a title with coloured words after it."""
    text, n_lines = keyed(title, words, room, beside)
    # Plotly puts a title of several lines higher than one of one.
    pad = {"t": 8 if n_lines == 1 else 15}
    place = {"text": text, "y": 1, "yanchor": "top", "pad": pad}
    return {"title": place, "margin": {"t": TITLE + LINE * (n_lines - 1)}}


def keyed(
    title: str, words: Sequence[Word], room: float, beside: Sequence[str] = ()
) -> tuple[str, int]:
    """Return a title with coloured words after it, and how many lines that takes.

    Words after the titles of neighbours, `beside` it, break alike.
    """
    begun = max(pixels(f"{one}    ", TITLE_SIZE) for one in (title, *beside))
    first, *others = lines_of_words(words, room, begun=begun)
    small = [f"<span style='font-size:{KEY_SIZE}px'>{one}</span>" for one in others]
    if first:
        first = f"   <span style='font-size:{KEY_SIZE}px'>{first}</span>"
    return "<br>".join([title + first, *small]), 1 + len(others)
