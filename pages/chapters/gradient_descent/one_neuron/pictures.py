"""The pictures of one neuron: its samples, and the error surface from two sides."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from engines.gradient_descent import NeuronFit, answer_curves, exact_answers
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.fields import Coordinates, Path, contour_panel, surface_panel
from pages.figures.panel import Panel, Span, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import arrow, path, ring, segment, words

from .record import ABOVE, ASIDE, Moment, Record
from .words import COLUMNS

DATA_LEGEND = (
    theme.marked("sample", theme.PATH, size=12),
    theme.lined("answer", theme.stroke(theme.HERE)),
    theme.marked("mistake y − a", theme.HERE, "arrow-up"),
)
ANSWER = theme.stroke(theme.SLOPE, 2, "dash")
STAR = {"symbol": "star", "size": 14, "color": theme.MINIMUM}
WEIGHTS_LEGEND = (
    theme.marked("weights now", theme.HERE),
    theme.lined("path", theme.stroke(theme.PATH)),
    theme.lined("update of w₀, then w₁", theme.stroke(theme.NEXT)),
    theme.lined("answers a sample exactly", ANSWER),
)
SAYS = Coordinates("w₀", "w₁", "L", "bias weight w₀", "weight w₁")


def panels(record: Record) -> list[Panel]:
    """Draw the samples, and the error surface from above and from the side."""
    view, drawn = record.settings.view, [data_panel(record)]
    if view != ASIDE:
        drawn.append(weight_panel(record))
    if view != ABOVE:
        drawn.append(bowl_panel(record))
    return drawn


def data_panel(record: Record) -> Panel:
    """Draw the samples, what the neuron says of each study time, and its mistakes."""
    settings, fit, moments = record.settings, record.fit, record.moments
    samples, unit = np.array(settings.rows), COLUMNS[0].name
    lines = answer_curves(settings.inputs, fit.weights, settings.activation)
    window = data_window(record)
    black = {"color": theme.INK, "width": 1}
    targets = scatter(
        x=samples[:, 0],
        y=samples[:, 1],
        mode="markers",
        marker={"size": 13, "color": theme.PATH, "line": black},
        hovertemplate=f"{unit} %{{x}}, target y = %{{y}}<extra></extra>",
    )
    figure = theme.figure(
        "The samples and the neuron's answer",
        f"data{unit}",
        [targets],
        legend=DATA_LEGEND,
        xaxis=axis(window.x, unit),
        yaxis=axis(window.y, "passed: target y, answer a"),
        dragmode="pan",
    )
    alt = "The samples and the neuron's answers"
    spans = [*_curves(lines, moments), *_answers(samples, window, fit, moments)]
    return Panel(figure, alt, 400, spans=spans)


def data_window(record: Record) -> Window:
    """Return the window that holds the targets, and answers unless they fly off."""
    settings, said = record.settings, record.fit.activations
    times, _ = answer_curves(settings.inputs, record.fit.weights[:1])
    near = said[np.abs(said) < 4]
    heights = np.concatenate([settings.targets, near, [-0.3, 1.3]])
    y = float(heights.min()) - 0.5, float(heights.max()) + 0.4
    return Window((times[0], times[-1]), y)


def _curves(lines: tuple[np.ndarray, np.ndarray], moments) -> list[Span]:
    """Return what the neuron says: now, and at the step before, behind it."""
    template, said = _line_over(lines[0]), lines[1].tolist()
    there: dict[tuple[int, bool], list[int]] = {}
    for step, moment in enumerate(moments):
        there.setdefault((moment.state, True), []).append(step)
        if moment.stage == "step":
            there.setdefault((moment.update, False), []).append(step)
    paths = [template % tuple(answers) for answers in said]
    looks = {
        True: theme.stroke(theme.HERE),
        False: theme.stroke(theme.NEXT, dash="dash"),
    }
    return [
        Span(path(paths[state], looks[now]), steps[0], steps[-1])
        for (state, now), steps in sorted(there.items(), key=lambda one: one[0][1])
    ]


def _line_over(x: np.ndarray) -> str:
    """Return a path over these x, with a gap for each y: six digits are enough."""
    return "M" + "L".join(f"{one},%.6g" for one in rounded(x))


def _answers(
    samples: np.ndarray, window: Window, fit: NeuronFit, moments: Sequence[Moment]
) -> Iterator[Span]:
    """Yield the neuron's answers and its mistakes, each for as long as it stays."""
    rows, said = samples.tolist(), fit.activations.tolist()
    look = {"width": 2, "fill": theme.PAPER}
    rings = [
        [
            window.mark(time, a, theme.HERE, 5, ring, **look)
            for (time, _), a in zip(rows, answers, strict=True)
        ]
        for answers in said
    ]
    for (state, now, shown), steps in _runs(moments):
        used = set(fit.batches[now].tolist()) if now < fit.n_steps else ()
        each = zip(rows, said[state], rings[state], strict=True)
        for i, ((time, target), answer, mark) in enumerate(each):
            if shown:
                dash = "solid" if not used or i in used else "dot"
                for shape in _mistake(time, target, answer, dash):
                    yield Span(shape, *steps)
            yield Span(mark, *steps)
        if len(rows) == 1:
            text = f"a = {said[state][0]:.4g}"
            note = words(rows[0][0], said[state][0], text, theme.HERE, up=-20)
            yield Span(note, *steps)


def _runs(moments: Sequence[Moment]) -> Iterator[tuple[tuple, tuple[int, int]]]:
    """Yield (state, update, whether mistakes show) with its first and last step."""

    def look(step: int) -> tuple:
        moment = moments[step]
        return moment.state, moment.update, moment.stage != "predict"

    for key, steps in groupby(range(len(moments)), look):
        first, *more = steps
        yield key, (first, more[-1] if more else first)


def _mistake(time: float, target: float, answer: float, dash: str) -> list[dict]:
    shapes = [segment((time, time), (answer, target), theme.HERE, dash=dash)]
    if answer != target:
        shapes.append(arrow(time, target, theme.HERE, up=target > answer))
    return shapes


def weight_panel(record: Record) -> Panel:
    """Draw the error surface from above, the path, and each sample's answers."""
    settings, fit, ground = record.settings, record.fit, record.ground
    bottom = next(iter(record.surface.minima), None)
    star = [("lowest point", STAR, {})] if bottom is not None else []
    samples = settings.inputs, settings.targets
    span = ((ground.x[0], ground.x[-1]), (ground.y[0], ground.y[-1]))
    exact = exact_answers(*samples, settings.activation, span)
    weights = fit.weights.tolist()
    return contour_panel(
        "The error surface from above",
        "weights",
        ground,
        [_path(record)],
        SAYS,
        alt="The error over both weights, from above",
        traces=[*map(_answer, exact), *_bottom(bottom)],
        legend=[*WEIGHTS_LEGEND, *star],
        under=lambda step: _way(weights, record.moments[step]),
    )


def bowl_panel(record: Record) -> Panel:
    """Draw the same surface in three dimensions, with the path on it."""
    return surface_panel(
        "The same surface, from the side: turn it",
        "bowl",
        record.ground,
        [_path(record)],
        SAYS,
        alt="The error surface in three dimensions",
    )


def _path(record: Record) -> Path:
    upto = [moment.state + 1 for moment in record.moments]
    return Path(record.fit.weights, record.fit.losses, upto)


def _answer(ends: tuple[np.ndarray, np.ndarray]) -> dict:
    x, y = ends
    hover = "this sample is answered exactly<extra></extra>"
    return scatter(x=x, y=y, mode="lines", line=ANSWER, hovertemplate=hover)


def _bottom(bottom: np.ndarray | None) -> list[dict]:
    if bottom is None:
        return []
    x, y = ([weight] for weight in bottom)
    hover = "the bottom<extra></extra>"
    return [scatter(x=x, y=y, mode="markers", marker=STAR, hovertemplate=hover)]


def _way(weights: list[list[float]], moment: Moment) -> list[dict]:
    """Return the two parts of an update, one for each input's blame."""
    if not moment.blames or moment.update + 1 == len(weights):
        return []
    (a, b), (c, d) = weights[moment.update], weights[moment.update + 1]
    return [
        segment((a, c), (b, b), theme.NEXT, 3),
        segment((c, c), (b, d), theme.NEXT, 3, "dot"),
    ]
