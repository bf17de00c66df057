"""What the drawing of "One pass" says above itself: what is done at each stage."""

from pages.figures import theme
from pages.figures.network_looks import Lines
from pages.words.numbers import short
from pages.words.sentences import listed

from ..record import Trip
from ..words import ACTIVATION_NAMES

FORWARD, BACK, SLOPE = theme.PATH, theme.HERE, theme.SLOPE


def caption(trip: Trip, name: str, layer: int) -> Lines:
    """Return in one line what a stage does, in the colour of what it finds."""
    forward = name in ("inputs", "pre_activations", "activations", "loss", "new_loss")
    back = name in ("output_error", "delta", "blame")
    ink = FORWARD if forward else BACK if back else SLOPE
    mark = "▶ " if forward else "◀ " if back else ""
    return ((mark + _says(trip, name, layer), ink),)


def _says(trip: Trip, name: str, layer: int) -> str:
    squash, out = _squash(trip, layer), trip.names.letter(layer + 1)
    came = trip.names.letter(layer)
    is_last = layer == trip.last
    said = {
        "inputs": "the inputs come in",
        "pre_activations": f"z = sum of {came} × weight, plus bias",
        "activations": f"{out} = {squash}(z)",
        "loss": "E compares the answer with what it should be",
        "output_error": f"the mistake goes back: {_mistake(trip)}",
        "slope": f"slope of the {squash}: what {out} passes on",
        "delta": f"δ = {_told(trip) if is_last else 'blame'} × slope",
        "blame": f"blame goes back over {_over(trip, min(layer + 1, trip.last))}",
        "gradients": "gradient ∂ = what came in × δ",
        "update": f"new weight = old − η × {_moved_by(trip)}",
        "new_loss": f"once more: {_new_error(trip)}",
    }
    return said[name]


def _new_error(trip: Trip) -> str:
    before, after = trip.numbers.passed.loss, trip.numbers.passed_after.loss
    text = short(after)
    if not trip.is_seen or short(before) != text:
        return f"E is now {text}"
    way = "lower" if trip.change < 0 else "higher"
    return f"E is {way} by {short(abs(trip.change), 2)}"


def _squash(trip: Trip, layer: int) -> str:
    if layer == trip.last and trip.is_logits:
        return "softmax" if trip.is_softmax else "sigmoid"
    return ACTIVATION_NAMES[trip.activation(layer)]


def _moved_by(trip: Trip) -> str:
    if trip.standing.velocity.any():
        return "velocity"
    return "mean gradient" if trip.is_mean else "gradient"


def _told(trip: Trip) -> str:
    halved = trip.numbers.network.loss == "half_squared_error"
    return "mistake" if halved or trip.is_logits else "∂E/∂ŷ"


def _mistake(trip: Trip) -> str:
    factors = {"squared_error": "2 (ŷ − y)", "half_squared_error": "ŷ − y"}
    if trip.numbers.network.loss == "mean_squared_error":
        return f"2/{trip.names.sizes[-1]} (ŷ − y)"
    if not trip.is_softmax:
        return factors.get(trip.numbers.network.loss, "ŷ − y")
    times = "" if trip.whole == 1 else f"{short(trip.whole)} × "
    return f"{times}share − target"


def _over(trip: Trip, layer: int) -> str:
    """Name the weights that blame goes back over, where they are few."""
    names = trip.names
    weights = [
        name
        for name, place in names.parameters().items()
        if place.layer == layer and place.source is not None
    ]
    return listed(weights) if len(weights) <= 4 else f"the weights {weights[0][0]}"
