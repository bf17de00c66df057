"""The sentences of the part "Chain rule", made from the record."""

from engines.backpropagation import ChainPath, Factor
from pages.words.numbers import few
from pages.words.sentences import capitalised, listed

from ..corners import beside, both_sides, stands_at_corner
from ..words import (
    ACTIVATION_NAMES,
    are,
    four,
    four_bracketed,
    told_apart,
    verb,
)
from .record import Record

TIE = 1e-12  # relative


def labels(record: Record) -> list[str]:
    """Name the steps: the line, every factor, the sum, the check."""
    found = ["the line"]
    many = len(record.paths) > 1
    for n, path in enumerate(record.paths, 1):
        before = f"path {n}: " if many else ""
        found += [before + record.name(factor) for factor in path.factors]
    return [*found, *(["sum over paths"] if many else []), "measured"]


def story(record: Record, step: int) -> list[str]:
    """Tell one step of the chain."""
    if step == 0:
        return _line(record)
    at = record.at(step)
    if at is not None:
        return _factor(record, *at)
    if step == record.n_steps - 1:
        return _measured(record)
    return [f"**The sum over the paths.** {_sum(record)}"]


def _line(record: Record) -> list[str]:
    name, place = record.parameter, record.place
    unit = record.names.unit(place.layer + 1, place.unit)
    said = [
        f"**How much would E change if {name} ({record.names.role(place)}) grew a "
        f"little?** Follow the line from E back to {name}, and multiply what you meet."
    ]
    if len(record.paths) == 1:
        return [*said, "Only one path leads there."]
    ears = [record.names.unit(2, path.units[0]) for path in record.paths]
    lead = f"From {unit} lines lead to {listed(ears)}"
    return [*said, f"{lead}, so there is a path for each."]


def _factor(record: Record, n: int, k: int) -> list[str]:
    """Tell one factor, the product so far, and at its end what the path comes to."""
    path, so_far = record.paths[n], record.so_far[n]
    factor = path.factors[k]
    said = [f"**{record.name(factor)}**: {_meaning(record, factor)}"]
    if not factor.value:
        said.append(_zero(record, factor))
    if k:
        product = f"{four(so_far[k - 1])} · {four_bracketed(factor.value)}"
        said.append(f"So far {product} = {four(so_far[k])}.")
    if k + 1 == len(path.factors):
        which = f"path {n + 1}" if len(record.paths) > 1 else "the line"
        said.append(f"That is the end of {which}. {_weakest_said(record, path)}")
    return said


def _weakest_said(record: Record, path: ChainPath) -> str:
    """Name the weakest links with their value; those of both signs by their size."""
    links = weakest_links(path)
    values = {factor.value for factor in links}
    is_size = min(values) < 0 < max(values)
    value = f"{four(max(values))} in size" if is_size else four(links[0].value)
    them = verb(links, "weakest link is", "weakest links are")
    return f"Its {them} {_weakest(record, path)}: {value}."


def _meaning(record: Record, factor: Factor) -> str:
    """Say what a factor is: how much one thing changes with another."""
    unit = record.names.unit(factor.layer + 1, factor.unit)
    value = four(factor.value)
    if factor.kind == "error":
        what = f"z of {unit}" if record.trip.is_logits else unit
        return f"where {what} grows a little, E changes {value} times as much."
    if factor.kind == "slope":
        if record.trip.is_logits and factor.layer == 1:
            return "the softmax is in ∂E/∂z already, so the slope counts as 1."
        if factor.layer == 0 and stands_at_corner(record.trip, factor.unit):
            return (
                f"z of {unit} is exactly 0, ReLU's corner; there the slope counts as 0."
            )
        return (
            f"where z of {unit} grows a little, {unit} changes {value} times as much."
        )
    if factor.kind == "weight":
        sender = record.names.unit(factor.layer, factor.source)
        return f"z of {unit} changes by {value} for each 1 that {sender} grows."
    name = record.parameter
    if factor.source is None:
        return f"z of {unit} changes by 1 for each 1 that its bias {name} grows."
    came = record.names.unit(factor.layer, factor.source)
    return (
        f"z of {unit} changes by {value} for each 1 that {name} grows, since {came} = "
        f"{value} comes in over it."
    )


def _zero(record: Record, factor: Factor) -> str:
    """Say why a factor that is 0 ends the line."""
    kind = record.trip.activation(factor.layer)
    flat = f"So far out the {ACTIVATION_NAMES.get(kind)} is flat, to the last digit"
    shut = "The z of this ReLU is not above 0" if kind == "relu" else flat
    why = {
        "error": "E has no slope there, so there is nothing to hand back.",
        "slope": f"{shut}: nothing gets past it.",
        "weight": "Over a weight of 0 no blame travels.",
        "input": "Nothing came in over this weight, so it had no part in the mistake.",
    }
    return f"A 0 in the chain makes the whole product 0. {why[factor.kind]}"


def paths_say(record: Record) -> str:
    pairs = enumerate(record.paths, 1)
    parts = [f"path {n} says {four(path.value)}" for n, path in pairs]
    return capitalised(f"{listed(parts)}: together {four(record.total)}.")


def _sum(record: Record) -> str:
    said, values = paths_say(record), [path.value for path in record.paths]
    if min(values) < 0 < max(values):
        what = "a part cancels" if record.total else "all of it cancels"
        return f"{said} They pull in opposite directions, so {what}."
    return said


def _measured(record: Record) -> list[str]:
    name, side = record.parameter, beside(record.trip, record.place)
    says = f"**Measured.** The chain says ∂E/∂{name} = {four(record.total)}."
    if side is not None:
        return [
            f"{says} So does the complex step, which takes the same side of the corner "
            f"as backpropagation. A real nudge is another matter: "
            f"{both_sides(name, side)}."
        ]
    return [
        f"{says} Nudging {name} and looking at E alone says {_measured_value(record)}."
    ]


def _measured_value(record: Record) -> str:
    """Write what was measured; where it looks different, that is rounding."""
    value, total = record.measured, record.total
    if few(value, 4) == four(total):
        return four(value)
    return f"{four(value)}, which is {four(total)} but for rounding"


def ending(record: Record) -> list[str]:
    """Say what decided the size of the gradient."""
    name = record.parameter
    why = _sum(record) if len(record.paths) > 1 else all_factors(record)
    said = [f"∂E/∂{name} = {four(record.total)}.", why]
    if record.total:
        way = "down" if record.total > 0 else "up"
        return [*said, f"To make E a little smaller, {name} has to go {way} a little."]
    side = beside(record.trip, record.place)
    if side is not None:
        return [
            *said,
            f"Yet E has a corner here: {both_sides(name, side)}. "
            "Backpropagation takes the slope at ReLU's corner as 0, by custom, so a "
            f"step leaves {name} alone.",
        ]
    return [*said, f"E has no slope along {name} here, so a step leaves it alone."]


def all_factors(record: Record) -> str:
    path = record.paths[0]
    values = told_apart([factor.value for factor in path.factors])
    names = map(record.name, path.factors)
    factors = [f"{name} {value}" for name, value in zip(names, values, strict=True)]
    nearest = f"the nearest to 0 {are(weakest_links(path))} {_weakest(record, path)}"
    return f"The factors: {listed(factors)}; {nearest}."


def weakest_links(path: ChainPath) -> list[Factor]:
    """Return the factors that are nearest to 0."""
    least = min(abs(factor.value) for factor in path.factors)
    return [f for f in path.factors if abs(f.value) <= least * (1 + TIE)]


def _weakest(record: Record, path: ChainPath) -> str:
    """Name them, with their article."""
    names = [record.name(factor) for factor in weakest_links(path)]
    return listed([f"the {n}" if n.startswith("slope") else n for n in names])
