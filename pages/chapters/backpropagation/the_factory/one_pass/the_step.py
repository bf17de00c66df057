"""The sentences of the step: the largest gradients, what moves, what it brings."""

from collections.abc import Iterable

from pages.figures.network_names import Place
from pages.words.numbers import few, percent
from pages.words.sentences import listed

from ..record import Trip
from ..words import (
    are,
    change_of_error,
    comparative,
    four,
    they,
    told_apart,
    verb,
)
from .samples import by_what

ROUNDING = 1e-12
SHUT = (
    "where an output is wrong its slope is 0: nearer to 0 than the smallest number "
    "that the computer holds"
)
LITTLE, FLAT = 0.1, 0.1  # of E; of a slope: so little is passed on


def gradients(trip: Trip, layer: int) -> list[str]:
    """Say which of the gradients are the largest, and which are 0."""
    said = [
        "**Every gradient at once:** what came in over a weight, times the δ of the "
        "unit it leads to. A bias gets that δ itself."
    ]
    grads = _of(trip, _weights(trip))
    if not trip.numbers.back.parameter_grads.vector.any():
        return [*said, "All are 0: no weight is told to move."]
    if not any(grads.values()):
        return [*said, "Those of the weights are all 0: only biases get any."]
    largest = _top(grads)
    what = listed([f"∂E/∂{name}" for name in largest])
    value = f" = {four(grads[largest[0]])}" if len(largest) == 1 else ""
    return [
        *said,
        f"Of the weights' gradients the largest in size {are(largest)} {what}{value}.",
        *_still(grads),
    ]


def _still(grads: dict[str, float]) -> list[str]:
    """Say which weights get no gradient at all."""
    still = [name for name, grad in grads.items() if not grad]
    those = verb(still, "That", "Those")
    return [f"{those} of {they(still, 'is', 'are')} 0."] if still else []


def update(trip: Trip, layer: int) -> list[str]:
    """Say what moves, by how much, and what moves furthest."""
    that = "that gradient" if trip.is_own_step else "that"
    said = [
        f"**The step.** {_what_moves(trip)} moves against {by_what(trip)}, by η = "
        f"{trip.numbers.learning_rate:g} times {that}."
    ]
    rest = [] if trip.settings.biases else ["The biases stay."]
    if trip.numbers.updates.vector.any():
        return [*said, *rest, *who_moves(trip)]
    if trip.is_own_step:
        return [*said, *rest, "All these gradients are 0, so nothing moves."]
    return [*said, *rest, "All of that is 0, so nothing moves."]


def _what_moves(trip: Trip) -> str:
    """Say what a step moves: weights, and all biases, or those that learn."""
    moving = [one for layer in trip.settings.moving for one in layer]
    if not trip.settings.biases:
        return "Every weight"
    return (
        "Every weight and bias" if all(moving) else "Every weight and bias that learns"
    )


def who_moves(trip: Trip) -> list[str]:
    """Say what moves furthest, and from where to where."""
    numbers = trip.numbers
    if not numbers.updates.vector.any():
        return []
    places = trip.names.parameters()
    moves = {name: place.value_in(numbers.updates) for name, place in places.items()}
    furthest = _top(moves)
    if len(furthest) > 1:
        far = comparative(furthest, "both", "all")
        return [f"{listed(furthest)} move furthest, {far} equally far."]
    name, place = furthest[0], places[furthest[0]]
    before, by = place.value_in(numbers.parameters), moves[name]
    first, last = told_apart([before, place.value_in(numbers.next_parameters)])
    if first == last:
        way = "up" if by > 0 else "down"
        return [f"{name} moves furthest: {first} goes {way} by {few(abs(by))}."]
    return [f"{name} moves furthest: from {first} to {last}."]


def verdict(trip: Trip) -> list[str]:
    """Say how the error changed, and why that much."""
    return [change_of_error(trip), *_why(trip)]


def _why(trip: Trip) -> list[str]:
    numbers = trip.numbers
    if not numbers.updates.vector.any():
        return [_stood(trip)]
    if not trip.is_seen:
        return [_unseen(trip)]
    if trip.change > 0 and not trip.is_own_step:
        return [_against(trip)]
    if trip.change > 0:
        return [
            "All that moved went against its gradient, but the step was too long: a "
            "gradient holds for small steps only."
        ]
    slope = float(numbers.passed.slopes[-1].max())
    fell = -trip.change / float(numbers.passed.loss)
    if not trip.is_logits and slope < FLAT and fell < LITTLE and trip.is_own_step:
        return [
            "So little: the output's slope is a factor of every gradient, and it is "
            f"{percent(slope)}{' at most' if trip.names.sizes[-1] > 1 else ''}."
        ]
    return ["One pass back told every weight its part; training repeats such passes."]


def _against(trip: Trip) -> str:
    """Say why E rises where the step did not go against this E's gradient alone."""
    if trip.promised > 0:
        others = "other samples" if trip.is_mean else "velocity of the steps before"
        return f"Its own gradient would have it otherwise: the {others} had their way."
    return (
        "At first E falls along this step, but the step was too long: a gradient holds "
        "for small steps only."
    )


def _stood(trip: Trip) -> str:
    """Say why nothing moved."""
    if not trip.is_own_step:
        return "What the step goes by is 0 for all that may move, so nothing moved."
    if is_shut(trip):
        return f"Nothing moved, for {SHUT}."
    if trip.numbers.back.parameter_grads.vector.any():
        return "Only biases got any blame, and they stay; so nothing moved."
    if trip.settings.biases:
        return "No weight and no bias got any blame, so nothing moved."
    return "No weight got any blame, so none moved."


def is_shut(trip: Trip) -> bool:
    """Tell whether outputs are wrong, and none has a slope that lets blame through."""
    wrong = trip.numbers.back.activation_grads[-1] != 0
    if trip.activation(trip.last) == "relu":  # 0 by its nature, not by rounding
        return False
    return bool(wrong.any() and not trip.numbers.passed.slopes[-1][wrong].any())


def _unseen(trip: Trip) -> str:
    """Say why the step changed nothing that can be seen."""
    return (
        f"The gradient promised a {'fall' if trip.promised <= 0 else 'rise'} of "
        f"{few(abs(trip.promised))}; E has no digits to show what came of it."
    )


def dead(trip: Trip) -> list[str]:
    """Say which hidden ReLUs let no blame through."""
    layers = range(trip.numbers.network.n_layers)
    shut = [name for layer in layers for name in dead_units(trip, layer)]
    if not shut:
        return []
    its = verb(shut, "its z is", "their z are")
    stay = f", and the weights into {verb(shut, 'it', 'them')} stay"
    return [
        f"{they(shut, 'is', 'are')} dead here: {its} not above 0, so no blame gets "
        f"past{stay if trip.is_own_step else ''}."
    ]


def dead_units(trip: Trip, layer: int) -> list[str]:
    """Return the ReLUs of a layer whose z is not above 0."""
    if trip.activation(layer) != "relu":
        return []
    slopes = trip.numbers.passed.slopes[layer][0]
    pairs = zip(trip.names.units(layer + 1), slopes, strict=True)
    return [name for name, slope in pairs if not slope]


def _weights(trip: Trip) -> dict[str, Place]:
    places = trip.names.parameters().items()
    return {name: place for name, place in places if place.source is not None}


def _of(trip: Trip, places: dict[str, Place]) -> dict[str, float]:
    """Return the gradient at every place by its name."""
    grads = trip.numbers.back.parameter_grads
    return {name: place.value_in(grads) for name, place in places.items()}


def _top(sizes: dict[str, float]) -> list[str]:
    """Return the names of those that are largest in size."""
    most = largest_in(sizes.values())
    return [name for name, size in sizes.items() if abs(size) >= most]


def largest_in(values: Iterable[float]) -> float:
    """Return the largest size, less what is rounding."""
    return max(map(abs, values)) * (1 - ROUNDING)
