"""The pictures of "One pass": the network, and its answers beside the targets."""

from collections.abc import Iterator, Sequence

from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.network import network_panel
from pages.figures.network_looks import HIDDEN, Look, Unit, Wire
from pages.figures.network_names import Place
from pages.figures.panel import Panel, Span
from pages.figures.plain import scatter
from pages.figures.shapes import dot, ring, segment, words
from pages.words.numbers import short

from ..record import Trip
from .record import Record

FORWARD, BACK, SLOPE, TARGET = theme.PATH, theme.HERE, theme.SLOPE, theme.MINIMUM
LEGEND = (
    theme.marked("value", FORWARD, "triangle-right"),
    theme.marked("blame", BACK, "triangle-left"),
    theme.square("slope, gradient, new weight", SLOPE, 10),
)
Known = Sequence[tuple[str, int]]  # the stages so far, by name and layer; 1: outputs


def panels(record: Record) -> list[Panel]:
    """Draw the network, and its answers beside the targets."""
    return [pass_panel(record.trip), _answers_panel(record.trip)]


def pass_panel(trip: Trip, named: bool = True) -> Panel:
    """Draw the network with what has been computed by each step of the pass.

    Without the parameters' names and values, if they are not `named`, it may shrink.
    """
    stages = [(stage.name, stage.layer) for stage in trip.numbers.stages]
    return network_panel(
        trip.names,
        trip.numbers.parameters,
        [_look(trip, stages[:n]) for n in range(1, len(stages) + 1)],
        title="The factory",
        key=f"pass{trip.names.sizes}",
        alt="The network: values go forward, blame comes back",
        legend=LEGEND,
        named=named,
    )


def _look(trip: Trip, known: Known) -> Look:
    """Return what is on the drawing: nothing that is not computed yet."""
    names = trip.names
    units = {
        (layer, number): _unit(trip, known, layer, number)
        for layer, size in enumerate(names.sizes)
        for number in range(size)
    }
    wires = {place: _wire(trip, known, place) for place in names.places()}
    targets = [short(value) for value in trip.numbers.passed.targets[0]]
    return Look(units, wires, _error(trip, known), targets, _mistakes(trip, known))


def _mistakes(trip: Trip, known: Known) -> dict[int, Wire]:
    """Return what goes back from the error to every output."""
    if ("output_error", 1) not in known:
        return {}
    by = "∂E/∂z" if trip.is_logits else "∂E/∂ŷ"
    lit = BACK if known[-1] == ("output_error", 1) else ""
    error = trip.numbers.back.activation_grads[2][0]
    return {
        number: Wire(by, BACK, f"◀ {short(value)}", BACK, lit)
        for number, value in enumerate(error)
    }


def _error(trip: Trip, known: Known) -> Unit:
    if ("loss", 1) not in known:
        return Unit()
    now = known[-1] in (("loss", 1), ("new_loss", 1))
    below = ()
    if ("new_loss", 1) in known:
        below = ((f"now {short(trip.numbers.passed_after.loss)}", FORWARD),)
    value = short(trip.numbers.passed.loss)
    return Unit(value, below=below, ring=FORWARD if now else theme.MUTED)


def _unit(trip: Trip, known: Known, layer: int, number: int) -> Unit:
    passed, back, at = trip.numbers.passed, trip.numbers.back, layer - 1
    value = short(trip.values[layer][number])
    if layer == 0:
        return Unit(value, ring=FORWARD if len(known) == 1 else theme.MUTED)
    lines = []
    if ("delta", at) in known:
        lines.append(("δ", back.pre_activation_grads[at], BACK))
    elif layer == 1 and ("blame", 0) in known:
        lines.append(("∂E/∂h", back.activation_grads[1], BACK))
    if ("slope", at) in known:
        lines.append(("slope", passed.slopes[at], SLOPE))
    elif ("pre_activations", at) in known:
        lines.append(("z", passed.pre_activations[at], theme.MUTED))
    above = tuple((f"{what} {short(a[0, number])}", ink) for what, a, ink in lines)
    is_there = ("activations", at) in known
    return Unit(value if is_there else HIDDEN, above=above, ring=_ring(known, at))


def _ring(known: Known, layer: int) -> str:
    """Return the colour of a unit's ring: it stands out while it is at work."""
    name, at = known[-1]
    if at != layer:
        return theme.MUTED
    if name in ("pre_activations", "activations"):
        return FORWARD
    return BACK if name in ("slope", "delta", "blame") else theme.MUTED


def _wire(trip: Trip, known: Known, place: Place) -> Wire:
    second, colour = _second(trip, known, place)
    if place.source is not None:
        at, book = (place.source, place.unit), trip.books[place.layer]
        if known[-1] == ("pre_activations", place.layer):
            return Wire(second, colour, f"{short(book.sent[at])} ▶", FORWARD)
        if known[-1] == ("blame", 0) and place.layer == 1:
            return Wire(second, colour, f"◀ {short(book.returned[at])}", BACK, BACK)
    return Wire(second, colour)


def _second(trip: Trip, known: Known, place: Place) -> tuple[str, str]:
    """Return the second line on a parameter's label: its gradient, its new value."""
    numbers = trip.numbers
    if ("update", 1) in known:
        if not place.value_in(numbers.updates):
            return "stays", theme.MUTED
        return f"→ {short(place.value_in(numbers.next_parameters), 4)}", SLOPE
    if ("gradients", 1) in known:
        return f"∂ {short(place.value_in(numbers.back.parameter_grads))}", SLOPE
    return "", SLOPE


# --- answers and targets ------------------------------------------------------------

LINE_LEGEND = (
    theme.marked("answer ŷ", FORWARD),
    theme.marked("target y", TARGET, "diamond"),
    theme.lined("mistake", theme.stroke(BACK, 4)),
    theme.marked("answer after the update", SLOPE, "circle-open"),
)


def _answers_panel(trip: Trip) -> Panel:
    """Draw every output's answer beside its target, from 0 to 1, as far as known."""
    names, n = trip.names, trip.names.sizes[2]
    targets = scatter(
        x=trip.numbers.passed.targets[0],
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
        yaxis=named_axis((n - 0.4, -0.8), range(n), names.units(2)),
        dragmode="pan",
    )
    spans = [span for number in range(n) for span in _answer(trip, number)]
    alt = "What every output says beside what it should say"
    return Panel(figure, alt, 150 + 70 * n, 1.0, spans=spans)


def _answer(trip: Trip, number: int) -> Iterator[Span]:
    """Yield what is drawn of one output: its mistake, its answer, its next answer."""
    stages = [(stage.name, stage.layer) for stage in trip.numbers.stages]
    known, judged = stages.index(("activations", 1)), stages.index(("loss", 1))
    new, last = stages.index(("new_loss", 1)), len(stages) - 1
    said, after = float(trip.answers[number]), float(trip.answers_after[number])
    target = float(trip.numbers.passed.targets[0, number])
    yield Span(segment((said, target), (number, number), BACK, 4), judged, last)
    yield Span(dot(said, number, FORWARD, 6), known, last)
    yield Span(words(said, number, short(said), FORWARD, up=18), known, last)
    yield Span(ring(after, number, SLOPE, 8, 3), new, last)
    yield Span(words(after, number, short(after), SLOPE, up=-18), new, last)
