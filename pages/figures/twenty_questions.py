"""Twenty questions: what each would tell, and the bits to go."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.lettering import pixels
from pages.figures.panel import Panel, Trail
from pages.figures.plain import scatter
from pages.figures.shapes import dot

BAR = 0.36  # half a bar's height
ROOM = 1.62  # the axis' length in longest bars: the rest is for the words beside one
HIDDEN = "hidden: bet first"
DOTTED = {"color": theme.MUTED, "width": 1, "dash": "dot"}  # one bit


@dataclass(frozen=True, eq=False)
class Offers:
    """The questions at one step: what each would tell, and which one was asked."""

    gains: np.ndarray  # (n_questions,) bits
    askable: np.ndarray  # (n_questions,) bool
    asked: int | None
    best: tuple[int, ...]
    says: str = ""  # words in place of the bars: hidden, or nothing left to ask


def offers_panel(names: Sequence[str], steps: Sequence[Offers], most: float) -> Panel:
    """Draw each question's gain as a bar; the first step's largest is on top.

    `most` is the largest gain to make room for. While a step is hidden the questions
    stand in the table's order: another one would tell the largest.
    """
    order = np.argsort(-steps[0].gains, kind="stable")
    if any(step.says == HIDDEN for step in steps):
        order = np.arange(len(names))
    end = ROOM * max(1.0, most)
    line_of = {int(question): line for line, question in enumerate(order)}
    most_told = scatter(
        x=[1, 1],
        y=[-0.6, len(names) - 0.4],
        mode="lines",
        line=DOTTED,
        hovertemplate="1 bit: the most that yes or no can tell<extra></extra>",
    )
    figure = theme.figure(
        "What each question would tell",
        f"offers{len(names)}",
        [most_told],
        xaxis={
            "range": (0, end),
            "title": {"text": "gain (bits)"},
            "fixedrange": True,
        },
        yaxis={
            "range": (len(names) - 0.4, -0.6),
            "tickvals": list(range(len(names))),
            "ticktext": [names[question] for question in order],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        dragmode=False,
    )
    alt = f"The gains of {len(names)} questions, as bars"
    frames = [_bars(line_of, step, end / 2) for step in steps]
    return Panel(figure, alt, 440, frames=frames)


def _bars(line_of: dict[int, int], step: Offers, middle: float) -> list[dict]:
    if step.says:
        return [plate(middle, len(line_of) / 2, step.says, theme.MUTED)]
    shapes = []
    for question, line in line_of.items():
        gain = float(step.gains[question])
        shapes += _bar(gain, line, _colour(step, question))
        if text := _says(step, question, gain):
            shapes.append(plate(gain, line, text, theme.INK, right=4, size=12))
    return shapes


def _colour(step: Offers, question: int) -> str:
    if question == step.asked:
        return theme.HERE
    if question in step.best:
        return theme.SLOPE
    return theme.CURVE if step.askable[question] else theme.GRID


def _says(step: Offers, question: int, gain: float) -> str:
    parts = [
        word
        for word, here in (
            ("next", question == step.asked),
            ("best", question in step.best),
        )
        if here
    ]
    return f"{gain:.2f} {', '.join(parts)}" if parts else ""


def _bar(gain: float, line: int, colour: str) -> list[dict]:
    if gain <= 0:
        return []
    box = {"x0": 0, "x1": gain, "y0": line - BAR, "y1": line + BAR}
    return [{"type": "rect", **box, "fillcolor": colour, "line": {"width": 0}}]


def plate(
    x: float,
    y: float,
    text: str,
    colour: str,
    up: int = 0,
    right: int | None = None,
    size: int = 13,
) -> dict:
    """Return words on a plate of paper, which no line can strike through.

    They are centred `up` pixels above (x, y), or begin `right` pixels beside it.
    """
    wide = round(pixels(text, size)) + 4
    left = -wide // 2 if right is None else right
    anchored = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": x, "yanchor": y}
    box = {"x0": left, "x1": left + wide, "y0": up - 7, "y1": up + 7}
    font = {"color": colour, "size": size}
    place = "middle center" if right is None else "middle left"
    label = {"text": text, "font": font, "textposition": place, "padding": 1}
    look = {"fillcolor": theme.PAPER, "line": {"width": 0}}
    return {"type": "rect", **anchored, **box, **look, "label": label}


@dataclass(frozen=True, eq=False)
class Walk:
    """How the bits left fell in one game."""

    name: str
    entropies: np.ndarray  # (T + 1,)
    colour: str
    dash: str = "solid"


def bits_panel(walks: Sequence[Walk], n_steps: int, n_questions: int) -> Panel:
    """Draw the bits left after each question; `n_questions` is the axis' end."""
    start = float(walks[0].entropies[0])
    end = min(start, n_questions)
    steady = scatter(
        x=[0, end],
        y=[start, start - end],
        mode="lines",
        line=DOTTED,
        hovertemplate="1 bit a question<extra></extra>",
    )
    lines = [(w.name, {}, _line(w)) for w in walks]
    figure = theme.figure(
        "Bits left to find out",
        "bits",
        [steady],
        legend=[*lines, ("1 bit a question", {}, DOTTED)],
        xaxis={
            "range": (-0.06 * n_questions, 1.16 * n_questions),
            "title": {"text": "questions asked"},
            "dtick": 1,
        },
        yaxis={
            "range": (-0.12 * start, 1.14 * start),
            "title": {"text": "entropy H (bits)"},
        },
    )
    trails = tuple(_trail(walk, n_steps) for walk in walks)
    frames = [
        [shape for walk in walks for shape in _stands(walk, step, walks)]
        for step in range(n_steps)
    ]
    alt = "The bits left to find out, question by question"
    return Panel(figure, alt, 300, frames=frames, trails=trails)


def _trail(walk: Walk, n_steps: int) -> Trail:
    upto = [min(step + 1, len(walk.entropies)) for step in range(n_steps)]
    heights = [float(f"{bits:.6g}") for bits in walk.entropies]
    return Trail(list(range(len(heights))), heights, upto, _line(walk))


def _line(walk: Walk) -> dict:
    return {"color": walk.colour, "width": 3, "dash": walk.dash}


def _stands(walk: Walk, step: int, walks: Sequence[Walk]) -> list[dict]:
    """Return a dot where a walk stands, and its bits beside: below another walk's."""
    t, bits = _where(walk, step)
    others = [_where(other, step)[1] for other in walks if other is not walk]
    above = all((bits, walk is walks[0]) > (other, False) for other in others)
    up, text = 11 if above else -11, f"{bits:.2f}"
    place = plate(t, bits, text, walk.colour, up=up, right=7)
    return [place, dot(t, bits, walk.colour, radius=5)]


def _where(walk: Walk, step: int) -> tuple[int, float]:
    t = min(step, len(walk.entropies) - 1)
    return t, float(walk.entropies[t])
