"""What the tables say of themselves."""

from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from tests.claims import Claim


def _is_so(told) -> bool:
    """Look at what the tables take."""
    code = told.record.settings.factory.code
    first, last = (CHAPTER.named[f"{code}_{letter}"].columns for letter in "xv")
    spans = [(one.low, one.high) for one in (first[0], first[-1], last[0])]
    return [told[place] for place in "abcdef"] == [
        end for span in spans for end in span
    ]


NOTE = Claim(
    "Click on a number to change it: inputs from {a} to {b}, targets from {c} to {d}, "
    "weights and biases from {e} to {f}.",
    _is_so,
)
