"""Twenty questions: what each would tell, and the bits to go."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.bars import Bar, Words, bars_panel
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import plate

ROOM = 1.62  # the axis' length in longest bars: the rest is for the words beside one
HIDDEN = "hidden: bet first"
DOTTED = theme.stroke(theme.MUTED, 1, "dot")  # one bit


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
    order = np.argsort(-steps[0].gains, kind="stable").tolist()
    if any(step.says == HIDDEN for step in steps):
        order = list(range(len(names)))
    end = ROOM * max(1.0, most)
    one_bit = scatter(
        x=[1, 1],
        y=[-0.6, len(names) - 0.4],
        mode="lines",
        line=DOTTED,
        hovertemplate="1 bit: the most that yes or no can tell<extra></extra>",
    )
    rows = [names[question] for question in order]
    return bars_panel(
        "What each question would tell",
        f"offers{len(names)}",
        [_bars(order, step, end / 2) for step in steps],
        alt=f"The gains of {len(names)} questions, as bars",
        xaxis=axis((0, end), "gain (bits)", fixedrange=True),
        yaxis=rows_axis(rows, zeroline=False, fixedrange=True),
        height=440,
        lies=True,
        traces=[one_bit],
        dragmode=False,
    )


def _bars(order: Sequence[int], step: Offers, middle: float) -> list[Bar | Words]:
    if step.says:
        return [Words(middle, len(order) / 2, step.says, theme.MUTED)]
    return [_bar(step, question, line) for line, question in enumerate(order)]


def _bar(step: Offers, question: int, line: int) -> Bar:
    """Return what a question would tell, and whether it is the next or the best."""
    gain = float(step.gains[question])
    is_next, is_best = question == step.asked, question in step.best
    marks = [word for word, here in (("next", is_next), ("best", is_best)) if here]
    text = f"{gain:.2f} {', '.join(marks)}" if marks else ""
    rest = theme.CURVE if step.askable[question] else theme.GRID
    colour = theme.HERE if is_next else theme.SLOPE if is_best else rest
    return Bar(line, 0, max(gain, 0.0), colour, 0.36, text, 12, theme.INK)


@dataclass(frozen=True, eq=False)
class BitsLeft:
    """How the bits left fell in one game."""

    name: str
    entropies: np.ndarray  # (T + 1,)
    colour: str
    dash: str = "solid"

    def at(self, step: int) -> tuple[int, float]:
        """Return the questions asked at a step, and the bits left."""
        t = min(step, len(self.entropies) - 1)
        return t, float(self.entropies[t])


def bits_panel(games: Sequence[BitsLeft], n_steps: int, n_questions: int) -> Panel:
    """Draw the bits left after each question; `n_questions` is the axis' end."""
    start = float(games[0].entropies[0])
    end = min(start, n_questions)
    steady = scatter(
        x=[0, end],
        y=[start, start - end],
        mode="lines",
        line=DOTTED,
        hovertemplate="1 bit a question<extra></extra>",
    )
    span = -0.06 * n_questions, 1.16 * n_questions
    return series_panel(
        "Bits left to find out",
        "bits",
        [_falling(game, n_steps) for game in games],
        n_steps,
        alt="The bits left to find out, question by question",
        xaxis=axis(span, "questions asked", dtick=1),
        yaxis=axis((-0.12 * start, 1.14 * start), "entropy H (bits)"),
        height=300,
        traces=[steady],
        legend=[theme.lined("1 bit a question", DOTTED)],
        frames=[
            [_bits(game, step, games) for game in games] for step in range(n_steps)
        ],
    )


def _falling(game: BitsLeft, n_steps: int) -> Series:
    bits = rounded(game.entropies)
    upto = [min(step + 1, len(bits)) for step in range(n_steps)]
    line = theme.stroke(game.colour, 3, game.dash)
    return Series(game.name, range(len(bits)), bits, line, upto)


def _bits(game: BitsLeft, step: int, games: Sequence[BitsLeft]) -> dict:
    """Return a game's bits beside its dot: below it where another game has more."""
    t, bits = game.at(step)
    others = [other.at(step)[1] for other in games if other is not game]
    above = all((bits, game is games[0]) > (other, False) for other in others)
    return plate(t, bits, f"{bits:.2f}", game.colour, 11 if above else -11, right=7)
