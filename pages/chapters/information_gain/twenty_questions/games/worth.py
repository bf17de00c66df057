"""What each question promised, removed and surprised by, and regrets, drawn."""

from dataclasses import replace

import numpy as np

from engines.decision_trees import regrets, surprises
from pages.figures import theme
from pages.figures.hovers import SAYS, Hover
from pages.figures.keys import coloured, lines_of_words
from pages.figures.panel import Panel, Span
from pages.figures.plain import Figure, scatter
from pages.figures.shapes import area, box, dot, segment, words

from .. import speech
from ..record import ROUNDING, WATCH
from . import hindsight
from .record import Record

PROMISED, REMOVED = theme.CURVE, theme.PATH
SURPRISE, MISSED = theme.MINIMUM, theme.NEXT
KEY = (("━ promised", PROMISED), ("▮ removed", REMOVED), ("● surprise", SURPRISE))
REGRET = ("◢ regret", MISSED)
UPPER, LOWER = 0.47, 0.30  # of the height: where the curve begins, where bars end
WIDE = 0.32  # of a question: half a bar
ROOM = 0.45  # of the numbers' span: above them stand the sums
ROW = {"xref": "x2", "yref": "y2"}
LEAST = 1.0  # bit: where nothing surprises more


def with_surprises(panel: Panel, record: Record, is_told: bool) -> Panel:
    """Return the panel with a second row under its curve, over the same questions.

    Until the bet is over its axis must not tell how much the rarest answer surprises:
    it reaches as far as any answer could.
    """
    bits, ends = surprises(record.play), _ends(record, is_told)
    spans = [span for t in range(len(bits)) for span in _marks(record, t, ends)]
    frames = [
        [*frame, _sums(record, step, ends)] for step, frame in enumerate(panel.frames)
    ]
    points = range(1, len(bits) + 1)
    unseen = {"size": 16, "opacity": 0}
    axes = {"xaxis": "x2", "yaxis": "y2", "mode": "markers", "marker": unseen}
    trace = scatter(x=[*points], y=[0.0 for _ in points], hovertemplate=SAYS, **axes)
    says = [[(t, t - 1)] for t in points]
    texts = [_hover(record, t) for t in range(len(bits))]
    whats = "removed" if record.keeps_gains else "promised, removed"
    hover = Hover(len(panel.figure.data), [*range(len(bits))], says, texts)
    return replace(
        panel,
        figure=_two_rows(panel.figure, trace, ends, record.keeps_gains),
        alt=f"{panel.alt}; below, what each {whats} and surprised by",
        frames=frames,
        spans=[*panel.spans, *spans],
        hovers=(*panel.hovers, hover),
    )


def _two_rows(
    figure: Figure, trace: dict, ends: tuple[float, float], keeps_gains: bool
) -> Figure:
    """Return the figure above another pair of axes, which it is linked to."""
    layout = dict(figure.layout)
    questions, bits = layout["xaxis"], layout["yaxis"]
    layout["xaxis"] = {**questions, "title": {"text": ""}, "showticklabels": False}
    layout["yaxis"] = {**bits, "domain": (UPPER, 1)}
    below = {"anchor": "y2", "matches": "x", "tickangle": 0}
    layout["xaxis2"] = {**questions, **below}
    layout["yaxis2"] = {
        "range": ends,
        "domain": (0, LOWER),
        "anchor": "x2",
        "title": {"text": "bits"},
        "fixedrange": True,
        "nticks": 4,
    }
    layout["annotations"] = [*layout.get("annotations", ()), _key(keeps_gains)]
    return Figure((*figure.data, trace), layout)


def _key(keeps_gains: bool) -> dict:
    """Return the words of the colours, above the second row."""
    lines = lines_of_words(KEY[keeps_gains:], 240)
    place = {"x": 0, "xanchor": "left", "y": LOWER, "yanchor": "bottom", "yshift": 3}
    paper = {"xref": "paper", "yref": "paper", "showarrow": False, "align": "left"}
    return {"text": "<br>".join(lines), "font": {"size": 12}, **place, **paper}


def _ends(record: Record, is_told: bool) -> tuple[float, float]:
    """Return the ends of the second row's axis: the same at every step."""
    play, bits = record.play, surprises(record.play)
    shown = [bits[np.isfinite(bits)], play.gained]
    shown += [] if record.keeps_gains else [play.asked_gains]
    low = float(play.gained.min(initial=0))
    most = max(LEAST, *(float(one.max(initial=0)) for one in shown))
    if record.settings.part == WATCH and (record.game.lies or record.settings.lie_at):
        # Where lies are told the rarest answers come: one axis, before and after.
        rarest = _rarest(record)
        low, most = min(low, -rarest / 4), max(most, rarest)
    elif not is_told:
        low, most = 0.0, _rarest(record)
    return min(low * 1.1, -0.06 * most), most + ROOM * (most - low)


def _rarest(record: Record) -> float:
    """Return how much the rarest answer to a first question would surprise."""
    rarest = float(record.play.answer_shares[0][record.game.is_answer].min())
    return float(-np.log2(rarest))


def _marks(record: Record, t: int, ends: tuple[float, float]) -> list[Span]:
    """Return what is there of a question from the step of its answer on."""
    play, last = record.play, record.n_steps - 1
    x, gained = t + 1, float(play.gained[t])
    promised, surprise = float(play.asked_gains[t]), float(surprises(play)[t])
    shapes = [box((x - WIDE, x + WIDE), (0, gained), REMOVED, opacity=0.55, **ROW)]
    if not record.keeps_gains:
        sides, look = (x - 0.45, x + 0.45), {"layer": "above", **ROW}
        shapes.append(segment(sides, (promised, promised), PROMISED, 3, **look))
    if np.isinf(surprise):
        shapes.append({**words(x, ends[1], "∞", SURPRISE, up=-12), **ROW})
    elif not np.isnan(surprise):
        shapes.append(dot(x, surprise, SURPRISE, 3, **ROW))
    return [Span(shape, x, last) for shape in shapes]


def _sums(record: Record, step: int, ends: tuple[float, float]) -> dict:
    """Return the surprises so far, added up, beside the bits removed so far."""
    play, t = record.play, min(step, record.play.n_turns)
    surprise = float(np.nansum(surprises(play)[:t]))
    removed = float(play.entropies[0] - play.entropies[t])
    whole = "∞" if np.isinf(surprise) else f"{surprise:.2f}"
    said = [
        coloured(f"Σ ● {whole}", SURPRISE),
        coloured(f"Σ ▮ {removed + 0.0:.2f}", REMOVED),
    ]
    text = " &nbsp;".join(said)
    shape = words(0, ends[1], text, theme.INK, up=-9, size=12, side="left")
    return {**shape, **ROW}


def _hover(record: Record, t: int) -> str:
    """Return what a question's bars say: its name, its answer and the three numbers."""
    play = record.play
    question, answer = play.turns[t]
    one, surprise = record.game.questions[question], float(surprises(play)[t])
    lines = [f"<b>{t + 1}. {one.name}? {speech.answered(one, answer)}</b>"]
    if not record.keeps_gains:
        lines.append(f"promised {speech.bits(play.asked_gains[t])}")
    lines.append(f"removed {speech.bits(play.gained[t])}")
    if np.isfinite(surprise):
        lines.append(f"surprise {speech.bits(surprise)}")
    return "<br>".join(lines)


# --- regrets ------------------------------------------------------------------------


def with_regrets(panel: Panel, record: Record) -> Panel:
    """Return the curve with a wedge at each question that promised less than the best.

    It opens from the bits left before the question to those that were expected to be
    left: by the question asked, and by the best one.
    """
    missed = np.flatnonzero(regrets(record.play) > ROUNDING).tolist()
    spans = [Span(_wedge(record, t), t + 1, record.n_steps - 1) for t in missed]
    axes = panel.figure.layout
    corner = axes["xaxis"]["range"][1], axes["yaxis"]["range"][1]
    frames = [
        [*frame, _so_far(record, step, corner)]
        for step, frame in enumerate(panel.frames)
    ]
    marker = {"size": 12, "opacity": 0}
    trace = scatter(
        x=[t + 1 for t in missed],
        y=[sum(_mouth(record, t)) / 2 for t in missed],
        mode="markers",
        marker=marker,
        hovertemplate=SAYS,
    )
    says = [[(t + 1, at)] for at, t in enumerate(missed)]
    texts = [_missed(record, t) for t in missed]
    hover = Hover(len(panel.figure.data), [*range(len(missed))], says, texts)
    figure = Figure((*panel.figure.data, trace), panel.figure.layout)
    moves = {"frames": frames, "spans": [*panel.spans, *spans]}
    return replace(panel, figure=figure, hovers=(*panel.hovers, hover), **moves)


def _mouth(record: Record, t: int) -> tuple[float, float]:
    """Return the bits expected to be left, by the question asked and by the best."""
    play = record.play
    high = float(play.entropies[t] - play.asked_gains[t])
    return high, high - float(regrets(play)[t])


def _wedge(record: Record, t: int) -> dict:
    high, low = _mouth(record, t)
    start = float(record.play.entropies[t])
    return area([t, t + 1], [start, high], [start, low], MISSED, 0.7)


def _so_far(record: Record, step: int, corner: tuple[float, float]) -> dict:
    """Return the regret of a question, and of all so far, in the empty corner."""
    missed = regrets(record.play)[:step]
    last = f"◢ {missed[-1]:.2f}  " if 0 < step <= len(missed) else ""
    text = f"{last}Σ {missed.sum() + 0.0:.2f}"
    return words(*corner, text, MISSED, up=-9, size=12, side="right")


def _missed(record: Record, t: int) -> str:
    """Return what a wedge says: what was asked, what would have promised more."""
    play, questions = record.play, record.game.questions
    asked, _ = play.turns[t]
    best = hindsight.better(record, t)
    mine, most = speech.compared(play.gains[t, asked], play.gains[t, best])
    return (
        f"<b>Question {t + 1}: regret {speech.bits(float(regrets(play)[t]))}</b><br>"
        f"asked: {questions[asked].name}, promised {mine}<br>"
        f"better: {questions[best].name}, promised {most}"
    )
