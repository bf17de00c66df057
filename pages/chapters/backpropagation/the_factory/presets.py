"""States of the factory worth seeing, and what its symbols mean."""

from engines.backpropagation import BUGS
from pages.chapters.backpropagation.the_factory import settings
from pages.ui.chapter import Preset


def _factory(name: str, observe: str, net: str = "2-2-1", **values: object) -> Preset:
    plain = {
        "part": settings.PASS,
        "net": net,
        "act": "Sigmoid",
        "eta": 0.5,
        "biases": False,
    }
    return Preset(name, plain | values, observe)


def _other(name: str, part: str, observe: str, **values: object) -> Preset:
    return Preset(name, {"part": part, **values}, observe)


def _broken(name: str, planted: str, observe: str, **values: object) -> Preset:
    """Return a preset of the part "Break it" with one bug planted, and no other."""
    switches = dict.fromkeys(BUGS, False) | {planted: True}
    return _factory(name, observe, part=settings.BREAK, **values, **switches)


PRESETS = (
    _factory(
        "The note's factory",
        "the answer is too low, and the output's own sigmoid passes on less than a "
        "quarter of that. What is left is handed back over the very weights the "
        "values came along.",
    ),
    _factory(
        "Mazur's 2-2-2",
        "two products, two mistakes: the first output is far too high and gets most "
        "of the blame; each hidden unit hears from both.",
        net="2-2-2",
    ),
    _factory(
        "Softmax, two classes",
        "softmax and cross-entropy are one pair: the blame of each output is simply "
        "its share minus what it should be, with no slope to pass.",
        net="3-3-2 softmax",
    ),
    _factory(
        "Sure and wrong",
        "the output is almost 0 and should be 1, so the mistake is as large as can "
        "be; but out there the sigmoid is flat, and nearly nothing comes through.",
        v=((-6.0,), (-6.0,), (0.0,)),
    ),
    _factory(
        "A dead ReLU",
        "one hidden unit has a negative z: its ReLU says 0 and its slope is 0, so no "
        "blame gets past it and its own weights stand still.",
        act="ReLU",
        w=((-0.4, 0.3), (-0.2, 0.5), (0.0, 0.0)),
    ),
    _factory(
        "One weight's chain",
        "the gradient of one weight is a product of numbers you can point at; the "
        "smallest of them decides how much is left.",
        part=settings.CHAIN,
    ),
    _factory(
        "Two paths",
        "a hidden weight is heard by two outputs, so its gradient is a sum of two "
        "products, and here they pull in opposite directions.",
        net="2-2-2",
        part=settings.CHAIN,
    ),
    _factory(
        "The books",
        "the unit with the heavier weight gets the larger share of the blame, though "
        "it may have sent less; and both ways to add up the books agree.",
        part=settings.BOOKS,
    ),
    _factory(
        "Ever larger steps",
        "for small η the error falls by what the gradient promises, η times its "
        "length squared; the larger the step, the less the promise is kept.",
        part=settings.STEP,
    ),
    _broken(
        "The number half the web prints",
        "update_first",
        "updating the output weights before the blame travels back gives E = "
        "0.291027924 after the step, where 0.291027774 is right. E falls all the same; "
        "only the check notices, and it tells which weights were blamed wrongly.",
        net="2-2-2",
    ),
    _broken(
        "Rows and columns mixed up",
        "transposed",
        "where a weight matrix is square, a transposed one fits and nothing "
        "complains. The check does.",
        net="3-3-2 softmax",
    ),
    _factory(
        "How small a nudge?",
        "a smaller nudge is better, until rounding takes over: the error makes a V.",
        part=settings.CHECK,
        method="Centred",
        digits="float64",
    ),
    _other(
        "Two losses",
        settings.LOSSES,
        "squared error leaves a unit that is sure and wrong asleep for a long time; "
        "cross-entropy wakes it within a few updates.",
        first_z=5.0,
        target="0",
        wake_eta=1.0,
        updates=200,
    ),
    _other(
        "Why not nudging?",
        settings.NUDGE,
        "nudging every weight costs two forward passes each; one pass back gives all "
        "gradients together, for at most about the price of two.",
        speed="a billion",
    ),
)

SYMBOLS = (
    ("x, h, ŷ", "what goes in, what the hidden units make, what comes out"),
    ("w, v", "weights into the hidden units, and into the outputs"),
    ("b, c", "their biases"),
    ("z", "what goes into a unit: its inputs times their weights, and its bias"),
    ("σ(z), σ′(z)", "the unit's activation and its slope there"),
    ("y", "the target: what should have come out"),
    ("E", "the error: half the squared mistakes, or the cross-entropy"),
    ("δ", "the blame of a unit: how much E changes with its z"),
    ("∂E/∂w", "the gradient: how much E changes with one weight"),
    ("η", "the learning rate: how far a step goes"),
    ("‖g‖", "the length of the gradient: the root of the sum of its squares"),
)
