"""Stacks worth seeing, and what the symbols mean."""

from pages.chapters.backpropagation.telephone import settings
from pages.ui.chapter import Preset


def _stack(name: str, observe: str, part: str = settings.STACK, **values) -> Preset:
    plain = {
        "part": part,
        "depth": 20,
        "width": 64.0,
        "act": "Sigmoid",
        "init": "Xavier",
        "scale": 1.0,
        "norm": False,
        "skip": False,
    }
    return Preset(name, plain | values, observe)


PRESETS = (
    _stack(
        "Twenty sigmoids",
        "the blame falls along a straight line on the log axis, a little faster than "
        "a quarter a layer: a sigmoid's slope is at most 0.25.",
    ),
    _stack(
        "tanh, small weights",
        "the blame dies out on its way back, and yet the weights' gradients stay "
        "level: what comes in dies out on its way forward at the same rate.",
        act="tanh",
        init="Normal",
        scale=0.01,
    ),
    _stack(
        "tanh, large weights",
        "the other ditch: with weights this large most units saturate, and still the "
        "blame grows from layer to layer.",
        act="tanh",
        init="Normal",
        scale=1.0,
    ),
    _stack(
        "ReLU with He",
        "half the units pass blame on whole, half pass nothing; He's weights make up "
        "for exactly that, and the line stays level.",
        act="ReLU",
        init="He",
    ),
    _stack(
        "A hundred layers",
        "even a fix that is right on average drifts when it is repeated a hundred "
        "times: look how wide the band of the seeds gets.",
        depth=100,
        act="ReLU",
        init="He",
    ),
    Preset(
        "The ladder",
        {"part": settings.LADDER, "depth": 20, "width": 64.0, "seed": 0},
        "fix by fix the line comes up from the ditch to nearly level; but two fixes, "
        "put in the wrong place, make the blame explode.",
    ),
    _stack(
        "The edge",
        "on one side the blame vanishes, on the other it explodes; between them lies "
        "a thin edge, and theory knows where.",
        part=settings.MAP,
        act="tanh",
    ),
    _stack(
        "Saturated",
        "with weights this large nearly all units sit on the flat parts of their S.",
        part=settings.CENSUS,
        scale=10.0,
    ),
    Preset(
        "Does it learn?",
        {
            "part": settings.LEARN,
            "layers": 6,
            "rule": "Gradient descent",
            "rate": 0.1,
            "epochs": 20,
            "seed": 0,
        },
        "same data, same depth, same number of steps: one of the two networks learns "
        "the digits, the other hardly moves its first layers.",
    ),
)

SYMBOLS = (
    ("L", "the number of hidden layers"),
    ("δ", "the blame of a unit: how much the loss changes with its z"),
    ("∂E/∂W", "the gradient of a layer's weights: its inputs times its δ"),
    ("size", "root mean square: over all units and samples of a layer"),
    ("σ′", "the slope of a unit; at most 0.25 for a sigmoid"),
    ("scale", "the number that multiplies the first weights"),
    ("band", "from the smallest to the largest of the seeds; the line is their median"),
    ("saturated", "passing on less than a tenth of the steepest slope"),
    ("dead", "passing on nothing, for any sample"),
)
