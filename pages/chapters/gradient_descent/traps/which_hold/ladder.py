"""The ladder: a rung for each minimum, on the scale of η: edges, runs, and the hand."""

from math import log10

import numpy as np

from pages.chapters.gradient_descent import first
from pages.figures import theme
from pages.figures.axes import rows_axis
from pages.figures.keys import coloured, keyed_title
from pages.figures.panel import Panel, Span
from pages.figures.powers import power_axis
from pages.figures.racers import RACERS
from pages.figures.shapes import area, box, label, segment, words
from pages.words.numbers import short

from ..verdicts import COLOURS, SHORT, SIGNS
from .record import HAVE_EDGES, Record

LETTERS = {"nesterov": "N", "gradient_descent": "GD", "momentum": "M", "newton": "Nw"}
SIDES = {"nesterov": "right", "momentum": "left"}  # of a letter's words, at its mark
KEY = {
    "nesterov": "N Nesterov",
    "gradient_descent": "GD descent",
    "momentum": "M Momentum",
    "newton": "Nw Newton",
}
STRIP = 0.3  # of a row, above and below its middle
MARGIN = 72  # pixels beside the rungs, for verdicts
ROOM = 330  # pixels: of a line of coloured words
ABOVE, LOW_ABOVE = 0.6, 1.0  # of a row, above the first
MOST_TALL = 5  # rungs: more are lower, and say less


def ladder_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw the rungs with the η in hand; if told, with edges, runs and verdicts."""
    low, high = record.span
    words_of_title = _key(record) if is_told else [("┃ η in hand", theme.INK)]
    figure = theme.figure(
        "Which η holds",
        f"ladder {record.n} {is_told}",
        [],
        xaxis={**power_axis(low, high, "η"), "fixedrange": True},
        yaxis=rows_axis(
            [row_name(at, record) for at in range(record.n)],
            LOW_ABOVE if record.n > MOST_TALL else ABOVE,
        )
        | {"fixedrange": True, "zeroline": False},
        margin={"l": 8, "r": MARGIN, "t": 30, "b": 8},
        shapes=_told(record, low, high) if is_told else [],
    ).with_layout(**keyed_title("Which η holds", words_of_title, ROOM))
    return Panel(
        figure,
        "A rung for each minimum on a scale of learning rates: edges, runs, and η",
        height=520,
        frames=[_frame(record, step, low, high) for step in range(record.n + 1)],
        spans=_verdicts(record) if is_told else (),
        clickable=True,
        least_height=90 + (42 if record.n <= MOST_TALL else 24) * record.n,
    )


def row_name(at: int, record: Record) -> str:
    """Return the name of a rung: where the minimum is, and, with room, how sharp."""
    if record.n > MOST_TALL:
        return place_said(record, at)
    bend = record.bends[at]
    how = "kink" if np.isinf(bend) else f"λ = {short(bend)}"
    return f"{place_said(record, at)}<br>{how}"


def place_said(record: Record, at: int) -> str:
    """Return a minimum's place, short."""
    return "({}, {})".format(*map(short, record.minima[at].round(9).tolist()))


def _key(record: Record) -> list[tuple[str, str]]:
    """Return the words that say what is drawn."""
    found = [("▇ at rest", theme.SLOPE), ("▇ no rest", theme.MINIMUM)]
    if np.isfinite(record.edges).any():
        found += [(KEY[name], RACERS[name].colour) for name in _drawn(record)]
    return found


def _drawn(record: Record) -> list[str]:
    """Return the optimizers whose edges are drawn: Newton's only where it walks."""
    return [one for one in HAVE_EDGES if one != "newton" or record.walker == one]


def _frame(record: Record, step: int, low: int, high: int) -> list[dict]:
    """Return the η in hand, and a frame around the rung that is asked about."""
    at = float(np.clip(log10(record.rate), low, high))
    line = segment((at, at), (0, 1), theme.INK, 2.5, yref="paper")
    if not step:
        return [line]
    edge = theme.stroke(theme.PATH, 1.5)
    row = (step - 1.48, step - 0.52)
    return [box((0, 1), row, edge=edge, xref="paper"), line]


def _told(record: Record, low: int, high: int) -> list[dict]:
    """Return what stays: the shares of the runs at every η, and theory's edges."""
    found = []
    for at in range(record.n):
        found += _strip(record, at, low, high)
        found += _edges(record, at, low, high)
    return found


def _strip(record: Record, at: int, low: int, high: int) -> list[dict]:
    """Return the shares of runs at rest and restless, over the scale of η."""
    places = np.log10(record.rates)
    cells = np.concatenate([[low], (places[1:] + places[:-1]) / 2, [high]])
    x = np.repeat(cells, 2)[1:-1]
    rest, swings, _ = np.repeat(record.shares[:, at], 2, axis=0).T
    foot, tall = at + STRIP, 2 * STRIP
    base, upper, top = (
        foot - tall * share for share in (np.zeros(len(x)), rest, rest + swings)
    )
    return [
        box((low, high), (foot - tall, foot), edge=theme.stroke(theme.GRID, 1)),
        area(x, upper, base, theme.SLOPE, 0.4),
        area(x, top, upper, theme.MINIMUM, 0.4),
    ]


def _edges(record: Record, at: int, low: int, high: int) -> list[dict]:
    """Return theory's edges of a rung, the walker's own the widest."""
    found = []
    lettered = int(np.isfinite(record.edges).any(axis=0).argmax())
    for name in _drawn(record):
        edge = record.edges[HAVE_EDGES.index(name), at]
        if not (np.isfinite(edge) and edge > 0 and low <= log10(edge) <= high):
            continue
        look, x, is_own = RACERS[name], log10(edge), name == record.walker
        rung = (at - STRIP - 0.06, at + STRIP + 0.06)
        found.append(segment((x, x), rung, look.colour, 3 if is_own else 1.5))
        if at != lettered and record.n > MOST_TALL:
            continue
        text = f"<b>{LETTERS[name]}</b>" if is_own else LETTERS[name]
        place = {"up": 10, "size": 10, "side": SIDES.get(name, "")}
        found.append(words(x, at - STRIP, text, look.colour, **place))
    return found


def _verdicts(record: Record) -> list[Span]:
    """Return the verdict beside every rung, from the step that tells it."""
    return [
        Span(_beside(at, verdict_said(record, at)), at + 1, record.n)
        for at in range(record.n)
    ]


def verdict_said(record: Record, at: int) -> str:
    """Return a minimum's badge: a sign and a word, in its colour."""
    one = record.verdicts[at]
    return coloured(f"{SIGNS[one]} {SHORT[one]}", COLOURS[one])


def _beside(at: int, text: str) -> dict:
    """Return words to the right of a rung."""
    text = label(text, theme.INK, 12, textposition="middle left", padding=0)
    place = {"xref": "paper", "xsizemode": "pixel", "xanchor": 1}
    return {
        "type": "rect",
        **place,
        "x0": 5,
        "x1": MARGIN,
        "y0": at - 0.4,
        "y1": at + 0.4,
        "line": {"width": 0},
        "label": text,
    }


def rate_at(record: Record, point: dict) -> dict[str, float]:
    """Return the η where the ladder was clicked."""
    if point.get("panel") != 1 or "x" not in point:
        return {}
    marks = np.array(first.RATES)
    return {"eta": float(marks[np.abs(np.log10(marks) - point["x"]).argmin()])}
