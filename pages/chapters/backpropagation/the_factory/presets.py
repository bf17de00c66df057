"""States of the factory worth seeing, and what its symbols mean."""

from engines.backpropagation import BUGS
from pages.chapters.backpropagation.the_factory import settings
from pages.ui.old_chapter import Preset


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
        "how much of the mistake each unit passes on, and over which weights it is "
        "handed back. Does the error fall much in one step?",
    ),
    _factory(
        "Mazur's 2-2-2",
        "two products, two mistakes: which of the outputs gets most of the blame, and "
        "what does a hidden unit do that hears from both?",
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
        "be. Watch the slope of the output: what does it make of that mistake?",
        v=((-6.0,), (-6.0,), (0.0,)),
    ),
    _factory(
        "A dead ReLU",
        "one hidden unit has a negative z. Follow the blame to it: what happens to the "
        "weights behind?",
        act="ReLU",
        w=((-0.4, 0.3), (-0.2, 0.5), (0.0, 0.0)),
    ),
    _factory(
        "One weight's chain",
        "the gradient of one weight is a product of numbers you can point at. Which of "
        "them decides how little is left?",
        part=settings.CHAIN,
        weight="w₁₁",
    ),
    _factory(
        "Two paths",
        "a hidden weight is heard by two outputs, so its gradient is a sum of two "
        "products. Compare their signs.",
        net="2-2-2",
        part=settings.CHAIN,
        weight="w₁₁",
    ),
    _factory(
        "The books",
        "what decides a unit's share of the blame: how much it sent, or the weight it "
        "was sent over? Change a weight and look again.",
        part=settings.BOOKS,
    ),
    _factory(
        "Ever larger steps",
        "the gradient promises that E falls by η times its length squared. Up to which "
        "η is that promise kept?",
        part=settings.STEP,
    ),
    _broken(
        "The number half the web prints",
        "update_first",
        "the output weights are updated before the blame travels back: a bug that half "
        "the web copies. Does E still fall, and which weights does the check find?",
        net="2-2-2",
    ),
    _broken(
        "Rows and columns mixed up",
        "transposed",
        "where a weight matrix is square, a transposed one fits and nothing "
        "complains. What does the check say of its diagonal?",
        net="3-3-2 softmax",
    ),
    _factory(
        "How small a nudge?",
        "the nudges get smaller from left to right. Do the measured gradients get "
        "better all the way?",
        part=settings.CHECK,
        method="Centred",
        digits="float64",
    ),
    _other(
        "Two losses",
        settings.LOSSES,
        "one unit that is sure and wrong, learning under two losses: compare the "
        "slopes it feels at first.",
        first_z=5.0,
        target="0",
        wake_eta=1.0,
        updates=200,
    ),
    _other(
        "Why not nudging?",
        settings.NUDGE,
        "nudging every weight costs two forward passes each; how does that compare "
        "with one pass back, as networks grow?",
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
    ("kink", "a corner, where the slope jumps: a ReLU has one at z = 0"),
    (
        "i, Im, complex step",
        "a nudge along i, the root of −1, moves E along i (its part Im) by the slope "
        "times h: no difference is taken, so no digit is lost",
    ),
)
