"""The pictures of a game: who is left, what questions would tell, the bits to go."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from engines.decision_trees import Ending, Play, greedy_plan
from pages.figures import theme
from pages.figures.axes import axis, rows_axis
from pages.figures.bars import Bar, Words, bars_panel
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import plate

from ..record import WATCH
from . import bets, prices, worth
from .crowd import crowd_panel
from .record import Record

# The axis' length in longest bars, the rest being for the words beside one; where
# prices stand behind the names there is less room for both.
ROOM, PRICED_ROOM = 2.7, 3.2
# Bits that a question of several answers may tell: of the animal, of its type.
OF_ANIMAL, OF_TYPE = 2.2, 1.6
DOTTED = theme.stroke(theme.MUTED, 1, "dot")  # one bit
# What the lines are, in words of their colours.
PLAYERS = (("━ you", theme.PATH), ("╍ the machine", theme.HERE))
RULE = ("┄ 1 bit a question", theme.MUTED)
BEYOND = 1.36  # of the questions: the axis goes on, so that words have room
ABOVE = 1.24  # of the bits at the start: room for a number above its dot
MARKS = 8  # questions that have a number each; of more every second, third …
SPARE = 4  # questions beyond the usual number, where a lie is allowed
NARROW = 225  # pixels that a panel has at least
HIDDEN, KEPT = "hidden: bet first", "hidden until<br>the game is over"
# What stands in place of the bars when a game is over.
NOTHING = {
    Ending.FOUND: "nothing is left<br>to find out",
    Ending.TIE: "no question<br>tells them apart",
    Ending.CONTRADICTION: "no animal fits",
    Ending.OUT_OF_QUESTIONS: "no question is left",
}
LINES = (theme.stroke(theme.PATH, 3), theme.stroke(theme.HERE, 3, "dash"))


def panels(record: Record, before_bet: bool = False) -> list[Panel]:
    """Draw who is left, what the questions tell, and the bits to go.

    When the learner has asked to the end, the machine's crowd replaces the
    questions: the two games side by side.
    """
    if record.has_both:
        yours, machines = "by your questions", "by the machine's"
        first = crowd_panel(f"Who is left, {yours}", record, record.play)
        second = crowd_panel(f"Who is left, {machines}", record, record.machine)
    else:
        first = crowd_panel("Who is left", record, record.play)
        second = _offers(record, not record.shows_gains(before_bet))
    return [first, second, _bits_left(record, before_bet)]


def _offers(record: Record, is_hidden: bool) -> Panel:
    """Draw each question's gain as a bar; the first step's largest is on top.

    While a bet asks for the gains, those that are open are hidden, or all where the
    learner asks without them. Then the questions stand in the table's order: another
    one would tell the largest.
    """
    play, names = record.play, prices.names(record.game)
    order = np.argsort(-play.gains_per_price[0], kind="stable").tolist()
    if is_hidden:
        order = list(range(len(names)))
    end = _end(record)
    steps = []
    for t in range(record.n_steps):
        says = _instead(record, t, is_hidden)
        words = [Words(end / 2, len(order) / 2, says, theme.MUTED)]
        steps.append(words if says else _bars(play, t, order, not is_hidden))
    one_bit = scatter(
        x=[1, 1],
        y=[-0.6, len(names) - 0.4],
        mode="lines",
        line=DOTTED,
        hovertemplate="1 bit: the most that yes or no can tell<extra></extra>",
    )
    panel = bars_panel(
        "What each question would tell",
        f"offers{len(names)}",
        steps,
        alt=f"The gains of {len(names)} questions, as bars",
        xaxis=axis((0, end), prices.axis_title(record.game), fixedrange=True),
        yaxis=rows_axis([names[q] for q in order], zeroline=False, fixedrange=True),
        height=440,
        lies=True,
        traces=[one_bit],
        dragmode=False,
    )
    return prices.keyed(panel, NARROW) if record.game.has_prices else panel


def _end(record: Record) -> float:
    """Return where the gains' axis ends, before the bet and after it.

    It does not tell the largest gain of a moment, only what could be told.
    """
    game, most = record.game, 1.0
    if any(len(one.answers) > 2 for one in game.questions):
        most = OF_ANIMAL if game.goal is None else OF_TYPE
    most = max(most, float(record.play.gains.max()))
    return (PRICED_ROOM if game.has_prices else ROOM) * most


def _instead(record: Record, t: int, is_hidden: bool) -> str:
    """Return the words in place of the bars: hidden, or nothing left to ask."""
    n_turns = record.play.n_turns
    if record.keeps_gains:
        return KEPT
    if is_hidden and (record.settings.part == WATCH or t == n_turns):
        return HIDDEN
    if t < n_turns or not record.is_over:
        return ""
    return "sure, and wrong" if record.is_wrong else NOTHING[record.play.ending]


def _bars(play: Play, t: int, order: Sequence[int], tells: bool) -> list[Bar]:
    """Return what each question would tell, and which is the next or the best."""
    asked = play.turns[t][0] if t < play.n_turns else None
    best, bars = play.best_questions(t) if tells else (), []
    for line, question in enumerate(order):
        gain = float(play.gains_per_price[t, question])
        is_next, is_best = question == asked, question in best
        marks = [word for word, here in (("next", is_next), ("best", is_best)) if here]
        text = f"{gain:.2f} {', '.join(marks)}" if marks else ""
        rest = theme.CURVE if play.askable[t, question] else theme.GRID
        colour = theme.HERE if is_next else theme.SLOPE if is_best else rest
        bars += prices.in_all_bar(play, t, question, line)
        bars.append(Bar(line, 0, max(gain, 0.0), colour, 0.36, text, 12, theme.INK))
    return bars


def _bits_left(record: Record, before_bet: bool) -> Panel:
    """Draw the bits left after each question, in the machine's game too if it shows.

    Below, on the same questions, what each promised, removed and surprised by. When the
    learner has asked to the end his regrets hang on the curve.
    """
    plays = [record.play, record.machine] if record.has_both else [record.play]
    n_questions, start = _longest(record), float(record.play.entropies[0])
    end = min(start, n_questions)
    steady = scatter(
        x=[0, end],
        y=[start, start - end],
        mode="lines",
        line=DOTTED,
        hovertemplate="1 bit a question<extra></extra>",
    )
    steps = range(record.n_steps)
    span = -0.06 * n_questions, BEYOND * n_questions
    panel = series_panel(
        "",
        "bits",
        [_falling(play, line, steps) for play, line in zip(plays, LINES, strict=False)],
        len(steps),
        alt="The bits left to find out, question by question",
        xaxis=axis(span, "questions asked", dtick=_apart(n_questions)),
        yaxis=axis((-0.24 * start, ABOVE * start), "entropy H (bits)"),
        traces=[steady],
        frames=[_numbers(plays, step) for step in steps],
    )
    # A game grows by a question: the run before is no other one to compare it with.
    panel = replace(panel, leaves_ghost=False)
    panel = worth.with_regrets(panel, record) if record.has_regrets else panel
    players = PLAYERS if record.has_both else ()
    players += (worth.REGRET,) if record.has_regrets else ()
    panel = panel.with_layout(**keyed_title("Bits left", (*players, RULE), NARROW))
    is_told = record.settings.part != WATCH or not before_bet
    return worth.with_surprises(panel, record, is_told)


def _apart(n_questions: int) -> int:
    """Return how far apart the numbers are: those of two digits need more room."""
    shown = n_questions if n_questions <= MARKS + 1 else BEYOND * n_questions
    return ceil(shown / MARKS)


def _longest(record: Record) -> int:
    """Return how many questions to make room for."""
    usual = greedy_plan(record.settings.truthful).most
    if record.game.lies:
        usual = bets.usual(record.settings) + SPARE
    return max(usual, record.play.n_turns)


def _falling(play: Play, line: dict, steps: Sequence[int]) -> Series:
    bits = rounded(play.entropies)
    upto = [min(step + 1, len(bits)) for step in steps]
    return Series("", range(len(bits)), bits, line, upto)


def _numbers(plays: Sequence[Play], step: int) -> list[dict]:
    """Return the bits left, beside the dots: the higher game's above its dot."""
    at = [min(step, play.n_turns) for play in plays]
    bits = [float(play.entropies[t]) for play, t in zip(plays, at, strict=True)]
    upper = bits.index(max(bits))
    return [
        plate(t, left, f"{left:.2f}", line["color"], 11 if i == upper else -11, right=7)
        for i, (t, left, line) in enumerate(zip(at, bits, LINES, strict=False))
    ]
