"""One pass through a small network: what is written on it, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.backpropagation import BooksOfBlame, OnePass, Stage
from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.network import network_panel
from pages.figures.network_looks import Look, Unit, Wire
from pages.figures.network_names import Names, Place
from pages.figures.panel import Panel, Span
from pages.figures.plain import scatter
from pages.figures.shapes import dot, ring, segment, words
from pages.words.numbers import short

FORWARD, BACK, SLOPE, TARGET = theme.PATH, theme.HERE, theme.SLOPE, theme.MINIMUM
LEGEND = (
    theme.marked("value", FORWARD, "triangle-right"),
    theme.marked("blame", BACK, "triangle-left"),
    theme.square("slope, gradient, new weight", SLOPE, 10),
)


@dataclass(frozen=True, eq=False)
class FactoryPass:
    """All that the drawing of a pass writes; computed by the engine."""

    done: OnePass
    books: tuple[BooksOfBlame, BooksOfBlame]  # of the hidden units, of the outputs
    said: np.ndarray  # (n_outputs,) what the outputs stand for
    said_after: np.ndarray  # (n_outputs,) the same after the update

    @property
    def is_logits(self) -> bool:
        """Whether the loss itself squashes the outputs: softmax."""
        return self.done.network.loss_function.wants_logits

    @cached_property
    def comes_at(self) -> dict[tuple[str, int], int]:
        """The step of each stage, by its name and layer."""
        stages = enumerate(self.done.stages)
        return {(stage.name, stage.layer): step for step, stage in stages}

    def reached(self, step: int, name: str, layer: int) -> bool:
        """Tell whether a stage has come by this step."""
        return self.comes_at.get((name, layer), step + 1) <= step


def pass_panel(names: Names, record: FactoryPass, named: bool = True) -> Panel:
    """Draw the network with what has been computed by each step of the pass.

    Without the parameters' names and values, if they are not `named`, it may shrink.
    """
    looks = [look_at(names, record, step) for step in range(len(record.done.stages))]
    return network_panel(
        names,
        record.done.parameters,
        looks,
        title="The factory",
        key=f"pass{names.sizes}",
        alt="The network: values go forward, blame comes back",
        legend=LEGEND,
        named=named,
    )


def look_at(names: Names, record: FactoryPass, step: int) -> Look:
    """Return what is on the drawing at a step: nothing that is not computed yet."""
    done = record.done
    error, last = done.back.activation_grads[2][0], done.network.n_layers - 1
    mistakes = {}
    if record.reached(step, "output_error", last):
        now = done.stages[step].name == "output_error"
        by = "∂E/∂z" if record.is_logits else "∂E/∂ŷ"
        for number, value in enumerate(error):
            lit = BACK if now else ""
            text = f"◀ {short(value)}"
            mistakes[number] = Wire(by, BACK, text, BACK, lit)
    units = {
        (layer, number): _unit(record, step, layer, number)
        for layer, size in enumerate(names.sizes)
        for number in range(size)
    }
    wires = {place: _wire(record, step, place) for place in names.places()}
    targets = [short(value) for value in done.passed.targets[0]]
    return Look(units, wires, _error(record, step), targets, mistakes)


def _error(record: FactoryPass, step: int) -> Unit:
    last = record.done.network.n_layers - 1
    if not record.reached(step, "loss", last):
        return Unit()
    now = record.done.stages[step].name in ("loss", "new_loss")
    below = ()
    if record.reached(step, "new_loss", last):
        below = ((f"now {short(record.done.passed_after.loss)}", FORWARD),)
    value = short(record.done.passed.loss)
    return Unit(value, below=below, ring=FORWARD if now else theme.MUTED)


def _unit(record: FactoryPass, step: int, layer: int, number: int) -> Unit:
    done, at = record.done, layer - 1
    if layer == 0:
        ring = FORWARD if step == 0 else theme.MUTED
        return Unit(short(done.passed.activations[0][0, number]), ring=ring)
    value = record.said if layer == 2 else done.passed.activations[1][0]
    lines = []
    if record.reached(step, "delta", at):
        lines.append(("δ", done.back.pre_activation_grads[at], BACK))
    elif layer == 1 and record.reached(step, "blame", 0):
        lines.append(("∂E/∂h", done.back.activation_grads[1], BACK))
    if record.reached(step, "slope", at):
        lines.append(("slope", done.passed.slopes[at], SLOPE))
    elif record.reached(step, "pre_activations", at):
        lines.append(("z", done.passed.pre_activations[at], theme.MUTED))
    above = tuple((f"{what} {short(a[0, number])}", ink) for what, a, ink in lines)
    is_there = record.reached(step, "activations", at)
    more = {"value": short(value[number])} if is_there else {}
    return Unit(above=above, ring=_ring(done.stages[step], at), **more)


def _ring(stage: Stage, layer: int) -> str:
    """Return the colour of a unit's ring: it stands out while it is at work."""
    if stage.layer != layer:
        return theme.MUTED
    if stage.name in ("pre_activations", "activations"):
        return FORWARD
    return BACK if stage.name in ("slope", "delta", "blame") else theme.MUTED


def _wire(record: FactoryPass, step: int, place: Place) -> Wire:
    stage = record.done.stages[step]
    second, colour = _second(record, step, place)
    if place.source is not None:
        at = place.source, place.unit
        if stage == Stage("pre_activations", place.layer):
            text = f"{short(record.books[place.layer].sent[at])} ▶"
            return Wire(second, colour, text, FORWARD)
        if stage == Stage("blame", 0) and place.layer == 1:
            text = f"◀ {short(record.books[1].returned[at])}"
            return Wire(second, colour, text, BACK, BACK)
    return Wire(second, colour)


def _second(record: FactoryPass, step: int, place: Place) -> tuple[str, str]:
    """Return the second line on a parameter's label: its gradient, its new value."""
    done, last = record.done, record.done.network.n_layers - 1
    if record.reached(step, "update", last):
        if not place.value_in(done.updates):
            return "stays", theme.MUTED
        return f"→ {short(place.value_in(done.next_parameters), 4)}", SLOPE
    if record.reached(step, "gradients", last):
        return f"∂ {short(place.value_in(done.back.parameter_grads))}", SLOPE
    return "", SLOPE


# --- answers and targets ------------------------------------------------------------

LINE_LEGEND = (
    theme.marked("answer ŷ", FORWARD),
    theme.marked("target y", TARGET, "diamond"),
    theme.lined("mistake", theme.stroke(BACK, 4)),
    theme.marked("answer after the update", SLOPE, "circle-open"),
)


def answers_panel(names: Names, record: FactoryPass) -> Panel:
    """Draw every output's answer beside its target, from 0 to 1, as far as known."""
    n, last = names.sizes[2], len(record.done.stages) - 1
    outputs = [names.unit(2, number) for number in range(n)]
    targets = scatter(
        x=record.done.passed.targets[0],
        y=list(range(n)),
        mode="markers",
        marker={"symbol": "diamond", "size": 13, "color": TARGET},
        text=[names.target(number) for number in range(n)],
        hovertemplate="%{text} = %{x}<extra></extra>",
    )
    figure = theme.figure(
        "Answer and target",
        f"answers{names.sizes}",
        [targets],
        legend=LINE_LEGEND,
        below=0.5 if n == 1 else 0.35,
        xaxis=axis((-0.06, 1.06), "from 0 to 1"),
        yaxis=named_axis((n - 0.4, -0.8), range(n), outputs),
        dragmode="pan",
    )
    spans = [s for number in range(n) for s in _answer(record, number, last)]
    alt = "What every output says beside what it should say"
    return Panel(figure, alt, 150 + 70 * n, 1.0, spans=spans)


def _answer(record: FactoryPass, number: int, last: int) -> Iterator[Span]:
    """Yield what is drawn of one output: its mistake, its answer, its next answer."""
    stages: Sequence[Stage] = record.done.stages
    out = record.done.network.n_layers - 1
    known = stages.index(Stage("activations", out))
    judged = stages.index(Stage("loss", out))
    new = stages.index(Stage("new_loss", out))
    said, after = float(record.said[number]), float(record.said_after[number])
    target = float(record.done.passed.targets[0, number])
    yield Span(segment((said, target), (number, number), BACK, 4), judged, last)
    yield Span(dot(said, number, FORWARD, 6), known, last)
    yield Span(words(said, number, short(said), FORWARD, up=18), known, last)
    yield Span(ring(after, number, SLOPE, 8, 3), new, last)
    yield Span(words(after, number, short(after), SLOPE, up=-18), new, last)
