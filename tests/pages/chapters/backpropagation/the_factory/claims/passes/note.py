"""What the tables say of themselves."""

from pages.chapters.backpropagation.the_factory import own
from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from tests.claims import Claim


def _is_so(told) -> bool:
    """Look at what the tables take."""
    factory = told.record.settings.factory
    if factory.is_own:
        return False
    first, last = (CHAPTER.named[f"{factory.code}_{letter}"].columns for letter in "xv")
    spans = [(one.low, one.high) for one in (first[0], first[-1], last[0])]
    return [told[place] for place in "abcdef"] == [
        end for span in spans for end in span
    ]


def _own_is_so(told) -> bool:
    column = own.number_column("")
    return _is_own(told) and [told["a"], told["b"]] == [column.low, column.high]


def _is_own(told) -> bool:
    return told.record.settings.factory.is_own


NOTE = Claim(
    "Click on a number to change it: inputs from {a} to {b}, targets from {c} to {d}, "
    "weights and biases from {e} to {f}.",
    _is_so,
)
OWN_NOTES = (
    Claim("Click on a number to change it: from {a} to {b}.", _own_is_so),
    Claim(
        "“learns” is 1 where a step moves the bias, 0 where it stays; a bias of 0 that "
        "stays is none.",
        _is_own,
    ),
    Claim("A threshold θ is a bias of −θ.", _is_own),
)
