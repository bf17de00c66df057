"""Numbers that people have asked about, as they stand on their paper."""

from pages.chapters.my_number.words import TITLE
from pages.ui.chapter import Preset

from ..ground import LABELS, MOVED


def _preset(name: str, observe: str, curve: str, rate: float, start: float, **more):
    values = {f"eta_{curve}": rate, f"x_{curve}": start, **more}
    return Preset(name, observe, curve=LABELS[curve], part=TITLE, **values)


PRESETS = (
    _preset(
        "The next place's slope",
        "a step was taken with the slope of the place it leads to. At which number do "
        "the paths part?",
        MOVED,
        0.1,
        0.0,
    ),
    _preset(
        "Counted from 1",
        "this number is right in another book. Which convention makes it x₃ there?",
        "square",
        0.2,
        10.0,
        told=(("x₃", "3.600"),),
    ),
    _preset(
        "One digit",
        "several causes lead to this digit. Which number tells them apart best?",
        "square",
        0.1,
        10.0,
        told=(("x₁", "8"),),
    ),
)
