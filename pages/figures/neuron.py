"""One neuron among its samples, and the parts of an update."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from engines.gradient_descent import NeuronFit
from pages.figures import theme
from pages.figures.panel import Panel, Span, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import arrow, dot, segment, words

DATA_LEGEND = (
    ("sample", {"color": theme.PATH, "size": 12}, {}),
    ("answer", {}, {"color": theme.HERE, "width": 3}),
    ("mistake y − a", {"color": theme.HERE, "symbol": "arrow-up", "size": 11}, {}),
)
STAGES = ("predict", "compare", "blame", "step")


@dataclass(frozen=True)
class Frame:
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


def frames_of(n_updates: int, in_parts: bool) -> list[Frame]:
    """Return the stepper's positions: four for each update, or one; and the end."""
    stages = STAGES if in_parts else ("compare",)
    frames = [Frame(t, stage) for t in range(n_updates) for stage in stages]
    return [*frames, Frame(n_updates, "compare")]


def data_panel(
    samples: np.ndarray,
    lines: tuple[np.ndarray, np.ndarray],
    fit: NeuronFit,
    frames: Sequence[Frame],
    unit: str,
) -> Panel:
    """Draw the samples, what the neuron says of each study time, and its mistakes.

    `lines` are the times, shape (n,), and what the neuron says there for every state
    of the record, shape (T + 1, n).
    """
    times, _ = lines
    window = _window(samples, fit)
    targets = scatter(
        x=samples[:, 0],
        y=samples[:, 1],
        mode="markers",
        marker={
            "size": 13,
            "color": theme.PATH,
            "line": {"color": theme.INK, "width": 1},
        },
        hovertemplate=f"{unit} %{{x}}, target y = %{{y}}<extra></extra>",
    )
    figure = theme.figure(
        "The samples and the neuron's answer",
        f"data{unit}",
        [targets],
        legend=DATA_LEGEND,
        xaxis={"range": (times[0], times[-1]), "title": {"text": unit}},
        yaxis={"range": window, "title": {"text": "passed: target y, answer a"}},
        dragmode="pan",
    )
    alt = "The samples and the neuron's answers"
    spans = [*_curves(lines, frames), *_answers(samples, window, fit, frames)]
    return Panel(figure, alt, 400, spans=spans)


def _window(samples: np.ndarray, fit: NeuronFit) -> tuple[float, float]:
    """Return heights that hold the targets, and answers unless they fly off."""
    near = fit.activations[np.abs(fit.activations) < 4]
    heights = np.concatenate([samples[:, 1], near, [-0.3, 1.3]])
    return float(heights.min()) - 0.5, float(heights.max()) + 0.4


def _curves(lines: tuple[np.ndarray, np.ndarray], frames) -> list[Span]:
    """Return what the neuron says: now, and at the step before, behind it."""
    line, said = _line_over(lines[0]), lines[1].tolist()
    there: dict[tuple[int, bool], list[int]] = {}
    for step, frame in enumerate(frames):
        there.setdefault((frame.state, True), []).append(step)
        if frame.stage == "step":
            there.setdefault((frame.update, False), []).append(step)
    paths = [line % tuple(answers) for answers in said]
    styles = {True: (theme.HERE, "solid"), False: (theme.NEXT, "dash")}
    return [
        Span(_curve(paths[state], *styles[now]), steps[0], steps[-1])
        for (state, now), steps in sorted(there.items(), key=lambda one: one[0][1])
    ]


def _line_over(x: np.ndarray) -> str:
    """Return a path over these x, with a gap for each y: six digits are enough."""
    return "M" + "L".join(f"{one},%.6g" for one in rounded(x))


def _answers(
    samples: np.ndarray, window: tuple, fit: NeuronFit, frames: Sequence[Frame]
) -> Iterator[Span]:
    """Yield the neuron's answers and its mistakes, each for as long as it stays."""
    rows, said = samples.tolist(), fit.activations.tolist()
    rings = [
        [_answer(time, a, window) for (time, _), a in zip(rows, answers, strict=True)]
        for answers in said
    ]
    for (state, now, shown), steps in _runs(frames):
        used = set(fit.batches[now].tolist()) if now < fit.n_steps else ()
        told = zip(rows, said[state], rings[state], strict=True)
        for i, ((time, target), answer, ring) in enumerate(told):
            if shown:
                dash = "solid" if not used or i in used else "dot"
                for shape in _mistake(time, target, answer, dash):
                    yield Span(shape, *steps)
            yield Span(ring, *steps)
        if len(rows) == 1:
            text = f"a = {said[state][0]:.4g}"
            note = words(rows[0][0], said[state][0], text, theme.HERE, up=-20)
            yield Span(note, *steps)


def _runs(frames: Sequence[Frame]) -> Iterator[tuple[tuple, tuple[int, int]]]:
    """Yield (state, update, whether mistakes show) with its first and last step."""

    def look(step: int) -> tuple:
        frame = frames[step]
        return frame.state, frame.update, frame.stage != "predict"

    for key, steps in groupby(range(len(frames)), look):
        first, *more = steps
        yield key, (first, more[-1] if more else first)


def _mistake(time: float, target: float, answer: float, dash: str) -> list[dict]:
    shapes = [segment((time, time), (answer, target), theme.HERE, dash=dash)]
    if answer != target:
        shapes.append(arrow(time, target, theme.HERE, up=target > answer))
    return shapes


def _answer(time: float, answer: float, window: tuple[float, float]) -> dict:
    """Return the answer as a ring; beyond the window, an arrow at its edge."""
    if not window[0] < answer < window[1]:
        edge = min(max(answer, window[0]), window[1])
        return arrow(time, edge, theme.HERE, up=answer > edge)
    hollow = {"fillcolor": theme.PAPER, "line": {"color": theme.HERE, "width": 2}}
    return dot(time, answer, theme.HERE, radius=5, **hollow)


def _curve(path: str, colour: str, dash: str) -> dict:
    line = {"color": colour, "width": 3, "dash": dash}
    return {"type": "path", "path": path, "line": line}
