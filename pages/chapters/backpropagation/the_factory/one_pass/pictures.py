"""The picture of "One pass": the network, with all that is known at each stage."""

from dataclasses import replace
from typing import NamedTuple

from pages.figures import theme
from pages.figures.network import is_roomy, network_panel
from pages.figures.network_looks import HIDDEN, Lines, Look, Stands, Unit, Wire
from pages.figures.network_names import Place
from pages.figures.panel import Panel
from pages.words.numbers import short

from ..record import Trip
from .captions import BACK, FORWARD, SLOPE, caption
from .record import Record

AHEAD, BEHIND, NOW = Stands
TARGET = theme.MINIMUM
LEAST = 740  # pixels of the wide drawing: both ways have their numbers on it
AT_WORK = ("pre_activations", "activations", "slope", "delta", "blame")  # of a unit
Stage = tuple[str, int]  # its name and layer; the last one: the outputs


class Known(NamedTuple):
    """The stages so far."""

    found: frozenset[Stage]
    now: Stage


def panels(record: Record) -> list[Panel]:
    """Draw the network."""
    return [pass_panel(record.trip)]


def pass_panel(trip: Trip, named: bool = True) -> Panel:
    """Draw the network with what has been computed by each step of the pass.

    Without the parameters' names and values, if they are not `named`, it may shrink.
    """
    stages = [(stage.name, stage.layer) for stage in trip.numbers.stages]
    knowns = [Known(frozenset(stages[: at + 1]), now) for at, now in enumerate(stages)]
    looks = [_look(trip, known) for known in knowns]
    if not named:
        looks = [replace(look, says=()) for look in looks]
    return network_panel(
        trip.names,
        trip.numbers.parameters,
        looks,
        title="The factory",
        key=f"pass{trip.names.sizes}",
        alt="The network: values go forward, blame comes back",
        least=LEAST,
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
    says = caption(trip, *known.now)
    return Look(units, wires, _error(trip, known), _mistakes(trip, known), says)


def _mistakes(trip: Trip, known: Known) -> dict[int, Wire]:
    """Return what goes from every output to the error, and back from it."""
    last = trip.last
    stands, _ = _stands(known, ("loss", last), ("output_error", last))
    if ("output_error", last) not in known.found:
        wire = Wire(lit=FORWARD, stands=stands)
        return {number: wire for number in range(trip.names.sizes[-1])}
    by = "∂E/∂z" if trip.is_logits else "∂E/∂ŷ"
    error = trip.numbers.back.activation_grads[-1][0]
    return {
        number: Wire(by, BACK, f"◀ {short(value)}", BACK, BACK, stands)
        for number, value in enumerate(error)
    }


def _error(trip: Trip, known: Known) -> Unit:
    """Return E, with what the outputs should be, and what they are after the step."""
    passed = trip.numbers.passed
    outs, last = trip.names.outputs, trip.last
    wanted = zip(outs, passed.targets[0], strict=True)
    above = tuple((f"{out} should be {short(y)}", TARGET) for out, y in wanted)
    stands, is_known = _stands(known, ("loss", last), ("new_loss", last))
    after: Lines = ()
    if ("new_loss", last) in known.found:
        said = zip(outs, trip.answers, trip.answers_after, strict=True)
        lines = [f"{out} {_new(old, new, new - old)}" for out, old, new in said]
        new, change = trip.numbers.passed_after.loss, trip.change * trip.is_seen
        lines.append(f"E {_new(passed.loss, new, change)}")
        after = tuple((line, FORWARD) for line in lines)
    value = short(passed.loss) if is_known else HIDDEN
    return Unit(value, above, after, ring=FORWARD, stands=stands)


def _stands(known: Known, *stages: Stage) -> tuple[Stands, bool]:
    """Return where something stands that these stages handle, and if one has."""
    is_known = stages[0] in known.found
    return NOW if known.now in stages else BEHIND if is_known else AHEAD, is_known


def _unit(trip: Trip, known: Known, layer: int, number: int) -> Unit:
    passed, back, at = trip.numbers.passed, trip.numbers.back, layer - 1
    value = short(trip.values[layer][number])
    if layer == 0:
        stands, _ = _stands(known, ("inputs", 0))
        return Unit(value, ring=FORWARD, stands=stands)
    lines = []
    if ("delta", at) in known.found:
        lines.append(("δ", back.pre_activation_grads[at], BACK))
    elif at < trip.last and ("blame", at) in known.found:
        by = f"∂E/∂{trip.names.letter(layer)}"
        lines.append((by, back.activation_grads[layer], BACK))
    if ("slope", at) in known.found:
        lines.append(("slope", passed.slopes[at], SLOPE))
    elif ("pre_activations", at) in known.found:
        lines.append(("z", passed.pre_activations[at], theme.MUTED))
    above = tuple(
        (f"{what} {short(a[0, number], _digits(trip, what))}", ink)
        for what, a, ink in lines
    )
    is_there = ("activations", at) in known.found
    held = value if is_there else HIDDEN
    stands, _ = _stands(known, *((name, at) for name in AT_WORK))
    back_there = ("slope", at) in known.found or ("blame", at) in known.found
    return Unit(held, above, ring=BACK if back_there else FORWARD, stands=stands)


def _digits(trip: Trip, what: str) -> int:
    """Return how many digits have room behind these words above a unit."""
    return 2 if len(what) > len("slope") - 1 and not is_roomy(trip.names.sizes) else 3


def _wire(trip: Trip, known: Known, place: Place) -> Wire:
    """Return what is written on a weight or bias, and how it stands out."""
    at, second, stage = place.layer, _second(trip, known, place), known.now
    ends = [(name, trip.last) for name in ("gradients", "update")]
    stands, _ = _stands(known, ("pre_activations", at), *ends)
    if place.source is None:
        return Wire(*second, stands=stands)
    flow, book = (place.source, place.unit), trip.books[at]
    if stage == ("pre_activations", at):
        return Wire(*second, f"{short(book.sent[flow])} ▶", FORWARD, stands=stands)
    if at == 0 or ("blame", at - 1) not in known.found:
        return Wire(*second, stands=stands)
    if stage == ("blame", at - 1):
        return Wire(*second, f"◀ {short(book.returned[flow])}", BACK, BACK, NOW)
    return Wire(*second, lit=BACK if stands is BEHIND else "", stands=stands)


def _second(trip: Trip, known: Known, place: Place) -> tuple[str, str]:
    """Return the second line on a parameter's label: its gradient, its new value."""
    numbers = trip.numbers
    if ("update", trip.last) in known.found:
        return _moved(trip, place)
    if ("gradients", trip.last) in known.found:
        return f"∂ {short(place.value_in(numbers.back.parameter_grads))}", SLOPE
    return "", SLOPE


def _moved(trip: Trip, place: Place) -> tuple[str, str]:
    """Return a parameter's new value, or, where it looks like the old, its update."""
    numbers = trip.numbers
    by = place.value_in(numbers.updates)
    if not by:
        return "stays", theme.MUTED
    old = place.value_in(numbers.parameters)
    digits = 4 if is_roomy(trip.names.sizes) else 3
    return _new(old, place.value_in(numbers.next_parameters), by, "→", digits), SLOPE


def _new(old: float, new: float, by: float, mark: str = "now", digits: int = 3) -> str:
    """Write a new value; where it looks like the old one, its change."""
    text = short(new, digits)
    if not by or text != short(old, digits):
        return f"{mark} {text}"
    return f"Δ {'+' if by > 0 else '−'}{short(abs(by), 2)}"
