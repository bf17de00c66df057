"""How "Scales" ends: who arrived when, what κ has to do with it, what was learnt."""

import numpy as np

from pages.words.numbers import apart, few, holding
from pages.words.sentences import listed

from .flowers import RAW, WORDS
from .record import Record, Side, weight_names

WITHIN = "within 1% of the smallest"
ROUNDING = 1e-9  # of a factor: what is nearer to 0 or 1 is that


def ending(record: Record) -> list[str]:
    """Say who arrived when, what was done to κ, and what the weights are worth."""
    found = [
        arrivals(record),
        kappas(record),
        _below(record),
        _factors(record),
        _back(record),
    ]
    return [one for one in found if one]


def arrivals(record: Record) -> str:
    """Say from which step on each is near the smallest loss."""
    if record.lowest is None:
        return _without_end(record)
    steps = [record.arrival(side) for side in record.sides]
    names = [side.name for side in record.sides]
    if steps == [None, None]:
        return f"Neither walk is {WITHIN} within {record.n_steps} steps."
    if None in steps:
        there = steps.index(None) ^ 1
        return (
            f"The {names[there]} walk is {WITHIN} from step {steps[there]} on, the "
            f"{names[there ^ 1]} walk is not within {record.n_steps} steps."
        )
    return (
        f"The {names[0]} walk is {WITHIN} from step {steps[0]} on, the {names[1]} walk "
        f"from step {steps[1]} on."
    )


def _without_end(record: Record) -> str:
    """Say why there is nowhere to arrive, and where both walks are."""
    losses = [side.loss(record.n_steps) for side in record.sides]
    ends = apart(*losses, most=6)
    return (
        "The two species can be separated: a steeper curve always has a smaller loss, "
        "so there is no minimum to arrive at. "
        f"After {record.n_steps} steps the raw walk is at loss {ends[0]}, the "
        f"{record.prepared.name} walk at {ends[1]}."
    )


def kappas(record: Record) -> str:
    """Say what centring and scaling do to κ, each alone and both."""
    if record.has_two:
        return _of_two(record)
    values = apart(*record.kappas.values(), most=6)
    (raw, *others), unit = values, record.settings.unit
    names = [*record.kappas][1:]
    said = listed([f"{k} {name}" for k, name in zip(others, names, strict=True)])
    where = "κ is" if record.is_line else "Where the weights are 0, κ is"
    return f"{where} {raw} for lengths in {WORDS[unit]}, {said}."


def _of_two(record: Record) -> str:
    """Say what scaling does where two features go together."""
    r = float(np.corrcoef(record.flowers.columns.T)[0, 1])
    said = holding(lambda r: (1 + r) / (1 - r), r, digits=3)
    raw, unit = few(record.kappas[RAW]), WORDS[record.settings.unit]
    return (
        f"κ is {raw} with the length in {unit}; with both features "
        f"scaled it is (1 + r)/(1 − r) = {said[1]}, as they go together: r = {said[0]}."
    )


def _below(record: Record) -> str:
    """Say what κ is at the minimum, where it is another one there."""
    if record.is_line or record.lowest is None:
        return ""
    said = apart(*(side.ground.kappa_below for side in record.sides), most=6)
    return (
        "A logistic curve bends the loss otherwise as it steepens: at the minimum κ is "
        f"{said[0]} raw and {said[1]} {record.prepared.name}."
    )


def _factors(record: Record) -> str:
    """Say what a step leaves of a distance, or that it makes more of it."""
    if not record.is_line:
        return ""
    return " ".join(_factor(side) for side in record.sides)


def _factor(side: Side) -> str:
    """Say what a step of one walk does along the direction that is worst for it."""
    sizes = np.abs(1 - side.learning_rate * side.ground.bends)
    worst, name = float(sizes.max()), side.name.capitalize()
    if abs(worst - 1) <= ROUNDING:
        return (
            f"{name}: η is at the edge 2/λ, so along the steepest direction the walk "
            "steps to and fro."
        )
    if worst > 1:
        rate, edge = apart(side.learning_rate, side.ground.edge)
        return (
            f"{name}: η = {rate} is above the edge 2/λ = {edge}, so along the steepest "
            f"direction each step lands {apart(worst, 1.0)[0]} times as far away."
        )
    if worst <= ROUNDING:
        return f"{name}: one step leaves nothing of the distance to the best weights."
    return f"{name}: a step leaves {apart(worst, 1.0)[0]} of the {_of_what(sizes)}."


def _of_what(sizes: np.ndarray) -> str:
    """Name the distance of which a step leaves the most."""
    if abs(sizes[0] - sizes[1]) <= ROUNDING:
        return "distance to the best weights"
    which = "flattest" if sizes[0] > sizes[1] else "steepest"
    return f"distance along the {which} direction"


def _back(record: Record) -> str:
    """Say what the prepared walk has learnt, in the unit that was measured in."""
    side = record.prepared
    if record.lowest is None or record.arrival(side) is None:
        return ""
    learnt, lowest = (
        side.ground.turned_back(weights).tolist()
        for weights in (side.trajectory.points[-1], side.ground.minimum)
    )
    ours, theirs = _named(record, learnt, lowest)
    best = "the best there are" if ours == theirs else f"the best are {theirs}"
    unit = WORDS[record.settings.unit]
    return f"In {unit}, the {side.name} walk has learnt {ours}: {best}."


def _named(record: Record, *weights: list[float]) -> list[str]:
    """Write lots of two weights with their names, told apart."""
    pairs = [apart(*pair, most=6) for pair in zip(*weights, strict=True)]
    names = weight_names(record)
    return [
        listed([f"{name} = {one}" for name, one in zip(names, lot, strict=True)])
        for lot in zip(*pairs, strict=True)
    ]
