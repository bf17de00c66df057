"""The samples, what the neuron answers to each, and how wrong that is."""

from collections.abc import Iterator, Sequence

import numpy as np

from engines.gradient_descent import NeuronFit, answer_curves
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.leaving import who_left
from pages.figures.panel import Panel, Span, rounded
from pages.figures.places import Name, named
from pages.figures.plain import scatter
from pages.figures.shapes import arrow, path, ring, segment
from pages.words.numbers import short, signed

from .moments import Moment, runs_of
from .record import Record
from .words import COLUMNS


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
        "Samples and answers",
        f"data{unit}",
        [targets],
        xaxis=axis(window.x, unit),
        yaxis=axis(window.y, "passed: y, a"),
        dragmode="pan",
    )
    alt = "The samples and the neuron's answers"
    spans = [*_curves(lines, moments), *_answers(samples, window, fit, moments)]
    return Panel(figure, alt, 520, spans=spans, names=_names(record, window, *lines))


def data_window(record: Record) -> Window:
    """Return the window that holds the targets, and answers unless they fly off."""
    settings, said = record.settings, record.fit.activations
    if not record.is_told:
        said = said[:1]
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
    for moment, *steps in runs_of(moments, _look):
        state, now, shown = _look(moment)
        used = set(fit.batches[now].tolist()) if now < fit.n_steps else ()
        each = zip(rows, said[state], rings[state], strict=True)
        for i, ((time, target), answer, mark) in enumerate(each):
            if shown:
                dash = "solid" if not used or i in used else "dot"
                for shape in _mistake(time, target, answer, dash):
                    yield Span(shape, *steps)
            yield Span(mark, *steps)


def _look(moment: Moment) -> tuple:
    """Return what tells one picture from the next."""
    return moment.state, moment.update, moment.stage != "predict"


def _mistake(time: float, target: float, answer: float, dash: str) -> list[dict]:
    shapes = [segment((time, time), (answer, target), theme.HERE, dash=dash)]
    if answer != target:
        shapes.append(arrow(time, target, theme.HERE, up=target > answer))
    return shapes


def _names(record: Record, window: Window, along: np.ndarray, said) -> dict:
    """Return the names of targets, answers and mistakes, once for each look."""
    runs = list(runs_of(record.moments, _look))
    looks = [_look(moment) for moment, _, _ in runs]
    states = np.array([state for state, _, _ in looks])
    samples = np.array(record.settings.rows)
    answers = _over(samples[:, 0], record.fit.activations[states])
    ends = np.stack([answers, np.broadcast_to(samples, answers.shape)], axis=-2)
    ends[[not shown for _, _, shown in looks]] = np.nan
    names = _of_one if len(samples) == 1 else _of_many
    curve = _over(along[:16:-5], said[states][:, :16:-5])
    names = names(window, samples, answers, curve, ends, record.fit.errors[states])
    lasts = np.array([last for _, _, last in runs])
    shown = np.searchsorted(lasts, np.arange(len(record.moments))).tolist()
    return named(window, [*_of_the_farthest(window, answers), *names], shown)


def _over(x: np.ndarray, heights: np.ndarray) -> np.ndarray:
    """Return points over the same x (A,) at every step, (T, A, 2)."""
    return np.stack(np.broadcast_arrays(x, heights), axis=-1)


def _of_one(window: Window, samples, answers, curve, ends, errors) -> list[Name]:
    """Return the names around a single sample, with its numbers."""
    said = [f"a = {short(a, 4)}" for a in answers[:, 0, 1].tolist()]
    wrong = [signed(error) for error in errors[:, 0].tolist()]
    middle = window.held(ends[:, 0].mean(axis=1, keepdims=True))
    target = f"y = {short(samples[0, 1])}"
    long = [f"answer {text}" for text in said], [f"mistake {text}" for text in wrong]
    return [
        Name(samples, f"target {target}", theme.PATH, 10, shorter=target),
        Name(window.held(answers), long[0], theme.HERE, 10, "below", said),
        Name(middle, long[1], theme.HERE, 6, shorter=wrong),
    ]


def _of_many(window: Window, samples, answers, curve, ends, errors) -> list[Name]:
    """Return the names among many samples: one of each is enough."""
    worst = np.abs(errors).argmax(axis=1)
    middle = ends[np.arange(len(worst)), worst].mean(axis=1, keepdims=True)
    return [
        Name(samples[:-5:-1], "target y", theme.PATH, 10),
        Name(window.held(curve), "answer a", theme.HERE, 10),
        Name(window.held(middle), "mistake y − a", theme.HERE, 6),
    ]


def _of_the_farthest(window: Window, answers: np.ndarray) -> list[Name]:
    """Return the words for the farthest answer, where it has left the picture."""
    far = np.abs(answers[..., 1]).argmax(axis=1)
    points = answers[np.arange(len(far)), far]
    who = "the farthest answer:<br>" if answers.shape[1] > 1 else "the answer:<br>"
    texts = [
        "" if window.holds(x, a) else f"{who}a = {short(a)}" for x, a in points.tolist()
    ]
    return who_left(window, points, texts)
