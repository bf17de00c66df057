"""One neuron among its samples, and the parts of an update."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from engines.gradient_descent import NeuronFit
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.panel import Panel, Span, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import arrow, path, ring, segment, words

DATA_LEGEND = (
    theme.marked("sample", theme.PATH, size=12),
    theme.lined("answer", theme.stroke(theme.HERE)),
    theme.marked("mistake y − a", theme.HERE, "arrow-up"),
)
STAGES = ("predict", "compare", "blame", "step")


@dataclass(frozen=True)
class Moment:
    """One position of the stepper: which update, and which part of it."""

    update: int  # t: the weights before it are weights[t]
    stage: str  # one of STAGES; "step" shows the weights after the update

    @property
    def state(self) -> int:
        """The row of the record whose weights are shown."""
        return self.update + (self.stage == "step")

    @property
    def blames(self) -> bool:
        """Whether the two parts of the update are drawn."""
        return self.stage in ("blame", "step")


def moments_of(n_updates: int, in_parts: bool) -> list[Moment]:
    """Return the stepper's positions: four for each update, or one; and the end."""
    stages = STAGES if in_parts else ("compare",)
    moments = [Moment(t, stage) for t in range(n_updates) for stage in stages]
    return [*moments, Moment(n_updates, "compare")]


def data_panel(
    samples: np.ndarray,
    lines: tuple[np.ndarray, np.ndarray],
    fit: NeuronFit,
    moments: Sequence[Moment],
    unit: str,
) -> Panel:
    """Draw the samples, what the neuron says of each study time, and its mistakes.

    `lines` are the times, shape (n,), and what the neuron says there for every state
    of the record, shape (T + 1, n).
    """
    window = _window(samples, lines[0], fit)
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


def _window(samples: np.ndarray, times: np.ndarray, fit: NeuronFit) -> Window:
    """Return heights that hold the targets, and answers unless they fly off."""
    near = fit.activations[np.abs(fit.activations) < 4]
    heights = np.concatenate([samples[:, 1], near, [-0.3, 1.3]])
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
