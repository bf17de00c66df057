"""Stacks worth seeing, and what the symbols mean."""

from pages.chapters.backpropagation.telephone import settings
from pages.ui.old_chapter import Preset


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
        "a sigmoid's slope is at most 0.25. What do twenty of them leave of the blame, "
        "and along what kind of line?",
    ),
    _stack(
        "tanh, small weights",
        "compare two ways back: that of the blame, and that of the weights' gradients. "
        "Which of them would warn you?",
        act="tanh",
        init="Normal",
        scale=0.01,
    ),
    _stack(
        "tanh, large weights",
        "weights this large saturate most units, and a saturated unit passes on next "
        "to nothing. So what becomes of the blame?",
        act="tanh",
        init="Normal",
        scale=1.0,
    ),
    _stack(
        "ReLU with He",
        "half the units pass blame on whole, half pass nothing. How well do He's "
        "weights, √2 times as large, make up for that?",
        act="ReLU",
        init="He",
    ),
    _stack(
        "A hundred layers",
        "a fix that is right on average, repeated a hundred times: look at the width "
        "of the band, from the unluckiest network to the luckiest.",
        depth=100,
        act="ReLU",
        init="He",
    ),
    Preset(
        "The ladder",
        {"part": settings.LADDER, "depth": 20, "width": 64.0, "seed": 0},
        "fix by fix, in the order of their years: which of them hold the line, and "
        "what do the same fixes do in the wrong place?",
    ),
    _stack(
        "The edge",
        "on one side the blame vanishes, on the other it explodes. How wide is what "
        "lies between, and does theory know where?",
        part=settings.MAP,
        act="tanh",
    ),
    _stack(
        "Saturated",
        "with weights ten times as large as Xavier's, how many units sit on the flat "
        "parts of their S?",
        part=settings.CENSUS,
        scale=10.0,
    ),
    Preset(
        "Two learners",
        {
            "part": settings.LEARN,
            "layers": 6,
            "rule": "Gradient descent",
            "rate": 0.1,
            "epochs": 20,
            "seed": 0,
        },
        "same data, same depth, same number of steps. Watch the gradients of the "
        "first layers, before training and as it goes.",
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
    ("z, η", "what goes into a unit; the learning rate"),
    ("p − y", "the outputs' mistakes: the softmax's shares minus what they should be"),
    ("⊙, ᵀ", "unit times unit; a table of weights with rows and columns exchanged"),
    (
        "Xavier, He, orthogonal",
        "first weights of a size that fits the number of units; He's are √2 times "
        "Xavier's; orthogonal ones change no length",
    ),
    (
        "slopes alone",
        "what is left if every slope is the steepest and no weight counts",
    ),
    ("saturated", "passing on less than a tenth of the steepest slope"),
    ("dead", "passing on nothing, for any sample"),
)
